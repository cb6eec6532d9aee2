import { hashToken } from "@/lib/api/platform/access";
import { addSeconds } from "@/lib/domain/time/instant";
import type { Instant } from "@/lib/domain/time/instant";
import type { AccountMessage } from "./account-outbox.port";
import type { Addressee, CredentialsRepository, LinkPurpose } from "./credentials.port";

/** How long a link can be used, in seconds: a day. */
const VALID_SECONDS = 86_400;

/** Keeps a new link to set a password and answers the message that brings it to its person. */
export async function newPasswordLink(
  credentials: Pick<CredentialsRepository, "addLink">,
  person: Addressee,
  link: { readonly purpose: LinkPurpose; readonly token: string; readonly now: Instant },
): Promise<AccountMessage> {
  const { purpose, token, now } = link;
  const expiresAt = addSeconds(now, VALID_SECONDS);
  const tokenHash = hashToken(token);
  await credentials.addLink({ tokenHash, userId: person.id, purpose, createdAt: now, expiresAt });
  const recipient = person.email === "" ? person.phone : person.email;
  return { purpose, name: person.name, recipient, token, expiresAt };
}
