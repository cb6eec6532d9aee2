import type { AuthRepository, Credentials } from "./auth.port";
import { isPhoneLogin, loginsOf } from "./login.rules";

/** Whose login is typed, in any spelling; `login` is the likeliest reading. */
export async function findLogin(
  auth: Pick<AuthRepository, "places" | "credentialsByLogin">,
  typed: string,
): Promise<{ readonly login: string; readonly known: Credentials | null }> {
  const places = isPhoneLogin(typed) ? await auth.places() : [];
  const logins = loginsOf(typed, places);
  return { login: logins[0], known: await auth.credentialsByLogin(...logins) };
}
