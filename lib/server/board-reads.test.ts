import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addDays, localDateOf } from "@/lib/domain/time/local-date";
import { boardInTurn } from "@/lib/loaders/board";
import { NORD } from "@/test-support/builders";
import { databaseWorker } from "@/test-support/database-worker";
import { keepEmbeddedTemplate } from "@/test-support/memory-database";
import { compose } from "./compose";
import type { Composition } from "./compose";
import { provideContainer } from "./container";
import { parseEnv } from "./env";
import { createRequestListener } from "./request-listener";
import { SESSION_COOKIE } from "./session-cookie";
import { visitorOf } from "./visitor";

const folder = mkdtempSync(join(tmpdir(), "chairtime-boards-"));
const FIRST = localDateOf("2026-11-02");
let composition: Composition;
let server: Server;
let origin: string;
/** Set by a test: the next board is never finished, and this is told what ends it. */
let neverFinished: ((signal: AbortSignal) => void) | null = null;

beforeAll(async () => {
  await keepEmbeddedTemplate();
  const env = parseEnv({ DATA_DIR: folder, CHAIRTIME_CLOCK: "2026-11-25T08:00:00Z" });
  composition = await compose(env, pino({ level: "silent" }), { file: databaseWorker() });
  const { clientFor } = composition.container;
  provideContainer(() =>
    Promise.resolve({
      ...composition.container,
      clientFor: (token, address, signal) => {
        const client = clientFor(token, address, signal);
        if (!signal || !neverFinished) return client;
        neverFinished(signal);
        const mine = () =>
          new Promise<never>((_resolve, reject) =>
            signal.addEventListener("abort", () => reject(new Error("left"))),
          );
        return { ...client, permissions: { mine } };
      },
    }),
  );
  server = createServer(createRequestListener(composition, () => Promise.resolve()));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // it listens on a port
});
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  await composition.close();
  rmSync(folder, { recursive: true });
});

async function signedIn(name: string): Promise<string> {
  const { signIns, clientFor } = composition.container;
  const login = { login: `${name}@atelier.example`, password: `${name}-demo-pass` };
  return `${SESSION_COOKIE}=${await signIns.start(await clientFor(null).auth.login(login))}`;
}

const read = (cookie: string, week: number, signal: AbortSignal | null = null) => {
  const from = addDays(FIRST, 7 * week);
  const query = `location=4564&from=${from}&to=${addDays(from, 6)}`;
  return fetch(`${origin}/api/ui/board?${query}`, { headers: { cookie }, signal });
};

describe("board reads", () => {
  it("of one session are bounded, and keep nobody else waiting", async () => {
    const [owner, manager] = [await signedIn("owner"), await signedIn("manager")];
    const many = Array.from({ length: 20 }, (_, week) => read(owner, week));
    const other = read(manager, 0);
    const answers = await Promise.all(many);
    const refused = answers.filter(({ status }) => status === 503);
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(8);
    expect(refused.length).toBeGreaterThan(0);
    for (const answer of refused) {
      expect(answer.headers.get("retry-after")).toBe("1");
      expect(await answer.json()).toEqual({ refusal: { kind: "busy" } });
    }
    expect((await other).status).toBe(200);
    expect((await read(owner, 1)).status).toBe(200);
  });

  it("of pages take the same turns", async () => {
    const cookie = await signedIn("owner");
    const sessionId = cookie.slice(`${SESSION_COOKIE}=`.length);
    const visitor = await visitorOf(sessionId);
    if (!visitor) throw new Error("nobody is signed in");
    const { signal } = new AbortController();
    const boards = Array.from({ length: 20 }, (_, week) => {
      const from = addDays(FIRST, 7 * week);
      const period = { from, to: addDays(from, 6) };
      return boardInTurn({ visitor, sessionId, signal }, { locationId: NORD, period });
    });
    const refused = await read(cookie, 30);
    expect(refused.status).toBe(503);
    const found = await Promise.all(boards);
    expect(found.filter(Boolean).length).toBeGreaterThanOrEqual(8);
    expect(found).toContain(null);
  });

  it("that are equal are all answered", async () => {
    const owner = await signedIn("owner");
    const answers = await Promise.all(Array.from({ length: 20 }, () => read(owner, 2)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    const boards = await Promise.all(answers.map((answer) => answer.text()));
    expect(new Set(boards).size).toBe(1);
  });

  it("end when their client leaves", async () => {
    const owner = await signedIn("owner");
    const begun = new Promise<AbortSignal>((resolve) => (neverFinished = resolve));
    const controller = new AbortController();
    const leaving = read(owner, 3, controller.signal).catch((error: unknown) => error);
    const signal = await begun;
    neverFinished = null;
    controller.abort();
    expect(await leaving).toMatchObject({ name: "AbortError" });
    await expect.poll(() => signal.aborted).toBe(true);
    expect((await read(owner, 3)).status).toBe(200);
  });
});
