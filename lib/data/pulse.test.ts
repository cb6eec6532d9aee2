import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Pulse } from "./pulse";

const LIMITS = { tickMs: 10, patience: 3, reply: 2, rest: 5 };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function aServer() {
  const server = { answers: true, asked: 0, dead: 0 };
  const pulse = new Pulse({
    probe: () => {
      server.asked += 1;
      const isAlive = server.answers ? Promise.resolve(true) : new Promise<boolean>(() => {});
      return { isAlive, stop: () => {} };
    },
    onDead: () => void (server.dead += 1),
    limits: LIMITS,
  });
  return { server, pulse };
}

const never = () => new Promise<string>(() => {});

test("a quick answer asks for no sign of life", async () => {
  const { server, pulse } = aServer();
  expect(await pulse.watch(() => Promise.resolve("rows"))).toBe("rows");
  await vi.advanceTimersByTimeAsync(1000);
  expect([server.asked, vi.getTimerCount()]).toEqual([0, 0]);
});

test("a slow statement of a server that lives is left to its time", async () => {
  const { server, pulse } = aServer();
  let answer = (_: string): void => {};
  const slow = pulse.watch(() => new Promise<string>((resolve) => (answer = resolve)));
  await vi.advanceTimersByTimeAsync(1000);
  expect(server.dead).toBe(0);
  expect(server.asked).toBeGreaterThan(3);
  answer("rows");
  expect(await slow).toBe("rows");
});

test("all that waits for a server that gives no sign fails, and what comes fails at once", async () => {
  const { server, pulse } = aServer();
  server.answers = false;
  const waiting = [pulse.watch(never), pulse.watch(never)].map((each) =>
    each.catch((error: unknown) => error),
  );
  await vi.advanceTimersByTimeAsync(LIMITS.tickMs * 8);
  for (const each of await Promise.all(waiting))
    expect(each).toMatchObject({ failure: "unavailable" });
  expect(server.dead).toBe(1);
  const work = vi.fn(never);
  await expect(pulse.watch(work)).rejects.toMatchObject({ failure: "unavailable" });
  expect(work).not.toHaveBeenCalled();
});

test("a server that is back is asked again and used", async () => {
  const { server, pulse } = aServer();
  server.answers = false;
  const waiting = pulse.watch(never).catch(() => "failed");
  await vi.advanceTimersByTimeAsync(LIMITS.tickMs * 8);
  expect(await waiting).toBe("failed");
  await vi.advanceTimersByTimeAsync(1000);
  server.answers = true;
  await vi.advanceTimersByTimeAsync(LIMITS.tickMs * 20);
  expect(await pulse.watch(() => Promise.resolve("rows"))).toBe("rows");
  expect(server.dead).toBe(1);
  await vi.advanceTimersByTimeAsync(1000);
  expect(vi.getTimerCount()).toBe(0);
});
