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

/** How long a session lives at most, in seconds: two weeks. */
export const SESSION_SECONDS = 14 * 86_400;

/** How long it lives unused: a working day. */
const IDLE_SECONDS = 8 * 3600;

/** A use is noted once a minute: more would be a write for every read. */
const NOTED_EVERY_SECONDS = 60;

/** Sessions of people: a random id in the cookie, its SHA-256 in the table, revocable. */
export function createSignIns(deps: {
  readonly sessions: SessionRepository;
  readonly secret: string;
  readonly clock: () => Instant;
  /** Ends the API token of a session that ended; nothing where the API is not ours. */
  readonly endToken: (userToken: string) => Promise<void>;
}): SignIns {
  const { sessions, clock } = deps;
  const { seal, open } = sealer(deps.secret);

  async function endTokens(sealed: readonly string[]): Promise<void> {
    const tokens = sealed.map(open).filter((token) => token !== null);
    // the session is gone already; a token that cannot be ended now ends by its age
    await Promise.all(tokens.map((token) => deps.endToken(token).catch(() => {})));
  }

  return {
    start: async (person) => {
      const id = newToken();
      const now = clock();
      const ended = await sessions.revokeEnded(now, addSeconds(now, -IDLE_SECONDS));
      await sessions.add({
        idHash: sha256(id),
        userId: userId(person.id),
        userName: person.name,
        sealedToken: seal(person.userToken),
        expiresAt: addSeconds(now, SESSION_SECONDS),
        seenAt: now,
      });
      void endTokens(ended); // those of other people: nobody waits for them
      return id;
    },
    find: async (sessionId) => {
      const session = await sessions.find(sha256(sessionId));
      if (!session) return null;
      const now = clock();
      const idleSeconds = (now - session.seenAt) / 1000;
      if (session.expiresAt <= now || idleSeconds >= IDLE_SECONDS) return null;
      const userToken = open(session.sealedToken);
      if (userToken === null) return null;
      if (idleSeconds >= NOTED_EVERY_SECONDS) await sessions.noteSeen(session.idHash, now);
      return { userId: session.userId, userName: session.userName, userToken };
    },
    end: async (sessionId) => {
      const sealed = await sessions.revoke(sha256(sessionId));
      if (sealed !== null) await endTokens([sealed]);
    },
  };
}
