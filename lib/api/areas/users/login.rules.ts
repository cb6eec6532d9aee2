/** An e-mail in lower case, or a phone as digits: plus, blanks, brackets and dashes do not count. */
export function normaliseLogin(login: string): string {
  const text = login.trim().toLowerCase();
  return /^[+\d\s().-]+$/.test(text) ? text.replaceAll(/\D/g, "") : text;
}
