import { describe, expect, it } from "vitest";
import { addSeconds, instantOf } from "@/lib/domain/time/instant";
import type { SessionRecord, SessionRepository } from "@/lib/planning/ports";
import { createSignIns } from "./sign-ins";

const START = instantOf(Date.parse("2026-11-25T08:00:00Z"));
const HOUR = 3600;
const DAY = 24 * HOUR;

/** Sessions in memory, a clock that is set, and the tokens that were ended. */
function signInsAt() {
  const kept = new Map<string, SessionRecord>();
  const ended: string[] = [];
  let seen = 0;
  let now = START;
  const sessions: SessionRepository = {
    add: async (session) => void kept.set(session.idHash, session),
    find: async (idHash) => kept.get(idHash) ?? null,
    noteSeen: async (idHash, at) => {
      seen += 1;
      const session = kept.get(idHash);
      if (session) kept.set(idHash, { ...session, seenAt: at });
    },
    revoke: async (idHash) => {
      const session = kept.get(idHash);
      kept.delete(idHash);
      return session?.sealedToken ?? null;
    },
    revokeEnded: async (at, idleSince) => {
      const gone = [...kept.values()].filter(
        ({ expiresAt, seenAt }) => expiresAt <= at || seenAt <= idleSince,
      );
      for (const { idHash } of gone) kept.delete(idHash);
      return gone.map(({ sealedToken }) => sealedToken);
    },
  };
  const signIns = createSignIns({
    sessions,
    secret: "s".repeat(32),
    clock: () => now,
    endToken: async (token) => {
      ended.push(token);
      if (token === "stubborn") throw new Error("The API cannot be reached");
    },
  });
  return {
    signIns,
    ended,
    notes: () => seen,
    pass: (seconds: number) => {
      now = addSeconds(now, seconds);
    },
  };
}

const ANNA = { id: 7004, name: "Anna Berg", userToken: "token" };

describe("a session", () => {
  it.each([
    [0, true],
    [8 * HOUR - 1, true],
    [8 * HOUR, false],
    [-DAY, true], // the clock was set back
  ])("that lay idle for %d seconds is alive: %s", async (seconds, isAlive) => {
    const { signIns, pass } = signInsAt();
    const id = await signIns.start(ANNA);
    pass(seconds);
    expect((await signIns.find(id)) !== null).toBe(isAlive);
  });

  it("in use lives two weeks and no longer", async () => {
    const { signIns, pass } = signInsAt();
    const id = await signIns.start(ANNA);
    for (let hours = 7; hours < 14 * 24; hours += 7) {
      pass(7 * HOUR);
      expect(await signIns.find(id)).toMatchObject({ userId: 7004, userToken: "token" });
    }
    pass(7 * HOUR);
    expect(await signIns.find(id)).toBeNull();
  });

  it("is noted as used once a minute, not at every read", async () => {
    const { signIns, pass, notes } = signInsAt();
    const id = await signIns.start(ANNA);
    for (const seconds of [1, 58, 1, 0, 59, 1]) {
      pass(seconds);
      await signIns.find(id);
    }
    expect(notes()).toBe(2);
  });

  it("takes its token along when it ends, also when it ended by itself", async () => {
    const { signIns, ended, pass } = signInsAt();
    const id = await signIns.start(ANNA);
    await signIns.end(id);
    await signIns.end(id);
    expect([await signIns.find(id), ended]).toEqual([null, ["token"]]);
    await signIns.start({ ...ANNA, userToken: "idle" });
    await signIns.start({ ...ANNA, userToken: "stubborn" });
    pass(9 * HOUR);
    await signIns.start({ ...ANNA, userToken: "new" });
    expect(ended.sort()).toEqual(["idle", "stubborn", "token"]);
  });
});
