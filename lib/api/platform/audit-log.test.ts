import { expect, it } from "vitest";
import { authorizeLocation, locationId } from "@/lib/domain/ids";
import { auditedWrite } from "./audit-log";
import type { Transactional } from "./transactional";

const ACTOR = { id: authorizeLocation(locationId(4564)) };
const REFUSED = new Error("commit failed");

/** A store that runs work so many times and then commits or not. */
function aStore(runs: number, commits: boolean): Transactional<string> {
  return {
    transaction: async (_location, work) => {
      for (let run = 1; run < runs; run++) await work("repositories");
      const done = await work("repositories");
      if (!commits) throw REFUSED;
      return done;
    },
  };
}

it("logs what was noted once it is committed", async () => {
  const logged: object[] = [];
  const write = auditedWrite({ store: aStore(1, true), log: (line) => logged.push(line) });
  const seen = await write(ACTOR, async (repositories, audit) => {
    audit("member created", { id: 7 });
    return [repositories, logged.length];
  });
  expect(seen).toEqual(["repositories", 0]);
  expect(logged).toEqual([{ event: "member created", locationId: 4564, id: 7 }]);
});

it("logs nothing of a transaction that fails", async () => {
  const logged: object[] = [];
  const write = auditedWrite({ store: aStore(1, false), log: (line) => logged.push(line) });
  const failing = write(ACTOR, async (_repositories, audit) => audit("member created"));
  await expect(failing).rejects.toBe(REFUSED);
  expect(logged).toEqual([]);
});

it("logs work that ran three times once", async () => {
  const logged: object[] = [];
  const write = auditedWrite({ store: aStore(3, true), log: (line) => logged.push(line) });
  await write(ACTOR, async (_repositories, audit) => audit("member created", { id: 7 }));
  expect(logged).toHaveLength(1);
});
