/** Stands for this site while an address is parsed; nobody can own a name under `invalid`. */
const SITE = "http://own.invalid";
const CONTROL = /\p{Cc}/u;

/**
 * Path and query of an address that was sent in, when it lies on this site; null for any other. The
 * browser drops tabs and line breaks and reads a backslash as a slash before it decides whose an
 * address is, so what is answered is not the text but what parsing made of it.
 */
export function ownPathOf(address: string | null | undefined): string | null {
  if (!address?.startsWith("/") || CONTROL.test(address)) return null;
  if (!URL.canParse(address, SITE)) return null;
  const { origin, pathname, search } = new URL(address, SITE);
  const isOwn = origin === SITE && !pathname.startsWith("//"); // "/.//x" is parsed to "//x"
  return isOwn ? pathname + search : null;
}
