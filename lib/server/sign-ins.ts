import { userId } from "@/lib/domain/ids";
import type { UserId } from "@/lib/domain/ids";
import { addSeconds } from "@/lib/domain/time/instant";
import type { Instant } from "@/lib/domain/time/instant";
import type { SessionRepository } from "@/lib/planning/ports";
import { newToken, sealer, sha256 } from "./secrets";

/** A person who is signed in, with the API token that acts for them. */
export type SignedIn = {
  readonly userId: UserId;
  readonly userName: string;
  readonly userToken: string;
};

export type SignIns = {
  /** Starts a session and gives the id for its cookie. */
  start: (person: { id: number; name: string; userToken: string }) => Promise<string>;
  find: (sessionId: string) => Promise<SignedIn | null>;
  end: (sessionId: string) => Promise<void>;
};

/** How long a session lives, in seconds: two weeks. */
export const SESSION_SECONDS = 14 * 86_400;

/** Sessions of people: a random id in the cookie, its SHA-256 in the table, revocable. */
export function createSignIns(deps: {
  readonly sessions: SessionRepository;
  readonly secret: string;
  readonly clock: () => Instant;
}): SignIns {
  const { seal, open } = sealer(deps.secret);
  return {
    start: async (person) => {
      const id = newToken();
      await deps.sessions.revokeExpired(deps.clock());
      await deps.sessions.add({
        idHash: sha256(id),
        userId: userId(person.id),
        userName: person.name,
        sealedToken: seal(person.userToken),
        expiresAt: addSeconds(deps.clock(), SESSION_SECONDS),
      });
      return id;
    },
    find: async (sessionId) => {
      const session = await deps.sessions.find(sha256(sessionId));
      if (!session || session.expiresAt <= deps.clock()) return null;
      const userToken = open(session.sealedToken);
      if (userToken === null) return null;
      return { userId: session.userId, userName: session.userName, userToken };
    },
    end: async (sessionId) => deps.sessions.revoke(sha256(sessionId)),
  };
}
