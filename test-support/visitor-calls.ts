import { hash } from "@node-rs/argon2";
import { authorizeLocation, locationId } from "@/lib/domain/ids";
import { addSeconds, instantOf } from "@/lib/domain/time/instant";
import { hashToken } from "@/lib/api/platform/access";
import { NO_PASSWORD } from "@/lib/api/areas/users/no-password.rules";
import type { ApiFixture } from "./api-fixture";

const SALON = authorizeLocation(locationId(4564));
const NOW = instantOf(Date.parse("2026-11-25T08:00:00Z"));
const PASSWORD = "korrekt pferd batterie";

/** Of the visitor who is signed in, and of one who signs in by a code. */
const PHONE = "4930777001";

let tokens = 0;

/** Bodies of calls that only a visitor can make. */
export const BODIES_OF_VISITORS: Readonly<Record<string, unknown>> = {
  "POST /booking/auth": { login: `+${PHONE}`, password: PASSWORD },
  "POST /user/auth": { phone: `+${PHONE}`, code: "123456", fullname: "Ana Lopez" },
  "PUT /booking/user": { name: "Ana Lopez", email: "ana@example.com" },
  "PUT /booking/user/password": { old_password: PASSWORD, new_password: `${PASSWORD} 2` },
};

/** Tells whether a call needs a visitor, who is none of the people of the fixture. */
export function isVisitors(name: string): boolean {
  return name in BODIES_OF_VISITORS || name.startsWith("GET /booking/user/");
}

/** The headers of a visitor with a password, to whom a code was sent. */
export async function visitorHeaders({ store }: ApiFixture): Promise<Record<string, string>> {
  const { visitorAccounts, bookingCodes } = store;
  const fresh = { phone: PHONE, name: "Ana Lopez", email: "", now: NOW };
  const account = await visitorAccounts.open(SALON, { ...fresh, passwordHash: NO_PASSWORD });
  const before = (await visitorAccounts.passwordHash(SALON, account.id)) ?? "";
  await visitorAccounts.changePassword(SALON, account.id, { before, after: await hash(PASSWORD) });
  await bookingCodes.put(SALON, {
    phone: PHONE,
    code: "123456",
    attempts: 5,
    now: NOW,
    expiresAt: addSeconds(NOW, 600),
    sentBefore: NOW,
  });
  const token = `token-of-visitor-${(tokens += 1)}`;
  await visitorAccounts.addToken(SALON, account.id, { hash: hashToken(token), now: NOW });
  return { authorization: `Bearer demo-partner-token, User ${token}` };
}
