import { authorizeLocation } from "@/lib/domain/ids";
import type { AuthorizedLocationId, LocationId } from "@/lib/domain/ids";
import type { Access } from "@/lib/domain/salon/access";
import { container } from "./container";
import type { Container } from "./container";
import type { SignedIn } from "./sign-ins";

/** A signed-in person with the client that speaks for them. */
export type Visitor = SignedIn & { readonly client: ReturnType<Container["clientFor"]> };

/** The visitor behind a session id, or null. */
export async function visitorOf(sessionId: string | null): Promise<Visitor | null> {
  if (sessionId === null) return null;
  const { signIns, clientFor } = await container();
  const person = await signIns.find(sessionId);
  return person && { ...person, client: clientFor(person.userToken) };
}

/** The same visitor, whose calls end when the signal does. */
export async function speakingUntil(visitor: Visitor, signal: AbortSignal): Promise<Visitor> {
  const { clientFor } = await container();
  return { ...visitor, client: clientFor(visitor.userToken, undefined, signal) };
}

/** Proves that the visitor belongs to the location; throws the API's 403 or 404. */
export async function enterLocation(
  visitor: Visitor,
  location: LocationId,
): Promise<{ location: AuthorizedLocationId; access: Access }> {
  const access = await visitor.client.permissions.mine(location);
  return { location: authorizeLocation(location), access };
}
