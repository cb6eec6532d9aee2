import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createBoundedQueue } from "./bounded-queue";

const TOO_MUCH = { ok: false, error: { kind: "overloaded", retryAfterSeconds: 2 } };

/** Jobs that end when they are told to. */
function jobs() {
  const ends: (() => void)[] = [];
  const log: string[] = [];
  const job = (name: string) => () =>
    new Promise<string>((resolve) => {
      log.push(`${name} begins`);
      ends.push(() => {
        log.push(`${name} ends`);
        resolve(name);
      });
    });
  return { job, log, endNext: () => ends.shift()?.() };
}

const turn = () => new Promise((resolve) => setTimeout(resolve));

describe("a bounded queue", () => {
  it("runs two at a time, the rest in order, and refuses what would wait too long", async () => {
    const queue = createBoundedQueue({ running: 2, waiting: 2, retryAfterSeconds: 2 });
    const { job, log, endNext } = jobs();
    const outcomes = ["a", "b", "c", "d", "e"].map((name) => queue(job(name)));
    expect(await outcomes[4]).toEqual(TOO_MUCH);
    expect(log).toEqual(["a begins", "b begins"]);
    for (let i = 0; i < 4; i += 1) {
      endNext();
      await turn();
    }
    expect(await Promise.all(outcomes.slice(0, 4))).toEqual(
      ["a", "b", "c", "d"].map((value) => ({ ok: true, value })),
    );
    expect(log.join()).toBe("a begins,b begins,a ends,c begins,b ends,d begins,c ends,d ends");
  });

  it("goes on after a job that throws", async () => {
    const queue = createBoundedQueue({ running: 1, waiting: 1, retryAfterSeconds: 2 });
    const broken = queue(() => Promise.reject(new Error("broken")));
    const after = queue(() => Promise.resolve("fine"));
    await expect(broken).rejects.toThrow("broken");
    expect(await after).toEqual({ ok: true, value: "fine" });
  });

  it("never runs more than it may, whatever comes when", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.integer({ min: 1, max: 3 }),
        fc.integer({ min: 1, max: 20 }),
        async (scheduler, running, count) => {
          const queue = createBoundedQueue({ running, waiting: 5, retryAfterSeconds: 2 });
          let now = 0;
          let most = 0;
          const work = scheduler.scheduleFunction(async () => {
            await Promise.resolve();
          });
          const done = Array.from({ length: count }, () =>
            queue(async () => {
              now += 1;
              most = Math.max(most, now);
              await work();
              now -= 1;
            }),
          );
          await scheduler.waitFor(Promise.all(done));
          const refused = (await Promise.all(done)).filter((each) => !each.ok).length;
          expect(most).toBeLessThanOrEqual(running);
          expect(refused).toBe(Math.max(0, count - running - 5));
        },
      ),
    );
  });
});
