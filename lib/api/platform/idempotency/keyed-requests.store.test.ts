import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Attempt, KeyedRequest, KeyedRequestRepository } from "./keyed-requests.port";
import type { OpenStore } from "@/lib/api/store/open-store";
import { NORD, NOW, at } from "@/test-support/builders";
import { IN_THREAD, TEST_ENGINES } from "@/test-support/test-engines";

const LATER = at("2026-11-25T09:10:00Z");
const TOMORROW = at("2026-11-26T09:00:00Z");
const CREATED = { status: 201, headers: { "content-type": "application/json" }, body: "{}" };

const aRequest = (key: string, over: Partial<KeyedRequest> = {}): KeyedRequest => ({
  partnerId: 9001,
  userId: 7001,
  operation: "POST /records/4564",
  key,
  ...over,
});

const anAttempt = (id: string, over: Partial<Attempt> = {}): Attempt => ({
  id,
  fingerprint: "same",
  now: NOW,
  until: LATER,
  ...over,
});

describe.each([...TEST_ENGINES, IN_THREAD])("keyed requests on $name", ({ open }) => {
  let opened: OpenStore;
  let requests: KeyedRequestRepository;
  beforeAll(async () => {
    opened = await open();
    requests = opened.store.keyedRequests;
  });
  afterAll(() => opened.close());

  /** As the gate does it: claimed and kept in the transaction of the work. */
  const run = (request: KeyedRequest, attempt: Attempt, work = async () => {}) =>
    opened.store.transaction(NORD, async ({ keyedRequests }) => {
      if (!(await keyedRequests.claim(request, attempt))) return false;
      await work();
      await keyedRequests.keep(request, attempt, CREATED);
      return true;
    });

  it("lets one of many attempts at the same time be first, wherever they run", async () => {
    const ids = Array.from({ length: 8 }, (_, index) => `attempt ${index}`);
    const claims = await Promise.all(ids.map((id) => run(aRequest("race"), anAttempt(id))));
    expect(claims.sort()).toEqual([...Array<boolean>(7).fill(false), true]);
  });

  it("gives the answer again for the same content only", async () => {
    const request = aRequest("answered");
    expect(await requests.find(request, anAttempt("a"))).toBeNull();
    await run(request, anAttempt("a"));
    expect(await requests.find(request, anAttempt("b"))).toEqual({
      kind: "answered",
      answer: CREATED,
    });
    const other = anAttempt("c", { fingerprint: "other" });
    expect(await requests.find(request, other)).toEqual({ kind: "different" });
    expect(await run(request, other)).toBe(false);
  });

  it("keeps callers and operations apart", async () => {
    await run(aRequest("apart"), anAttempt("a"));
    for (const other of [{ partnerId: 1 }, { userId: 7002 }, { operation: "POST /clients/4564" }]) {
      expect(await run(aRequest("apart", other), anAttempt("b"))).toBe(true);
    }
  });

  it("leaves nothing of an attempt whose work fails, and the next is first", async () => {
    const request = aRequest("again");
    const failing = run(request, anAttempt("a"), () => Promise.reject(new Error("refused")));
    await expect(failing).rejects.toThrow("refused");
    expect(await requests.find(request, anAttempt("b"))).toBeNull();
    expect(await run(request, anAttempt("b"))).toBe(true);
  });

  it("is first again once the answer has expired", async () => {
    const request = aRequest("expired");
    await run(request, anAttempt("b", { until: TOMORROW }));
    const early = anAttempt("c", { now: at("2026-11-26T08:59:59Z") });
    expect((await requests.find(request, early))?.kind).toBe("answered");
    const late = anAttempt("d", { now: TOMORROW, fingerprint: "other" });
    expect(await requests.find(request, late)).toBeNull();
    expect(await run(request, late)).toBe(true);
  });

  it("keeps an answer without work, and never over another one", async () => {
    const request = aRequest("alone");
    await requests.keep(request, anAttempt("a"), CREATED);
    await requests.keep(request, anAttempt("b"), { ...CREATED, status: 422 });
    expect(await requests.find(request, anAttempt("c"))).toMatchObject({ answer: CREATED });
  });

  it("forgets what has expired and nothing else", async () => {
    const [old, young] = [aRequest("old"), aRequest("young")];
    await run(old, anAttempt("a"));
    await run(young, anAttempt("b", { until: TOMORROW }));
    await requests.forgetExpired(LATER);
    expect(await requests.find(old, anAttempt("c"))).toBeNull();
    expect(await requests.find(young, anAttempt("d"))).not.toBeNull();
  });

  it("does not run again what an earlier version left without an answer", async () => {
    const request = aRequest("left");
    await requests.claim(request, anAttempt("a"));
    expect(await run(request, anAttempt("b"))).toBe(false);
    expect(await requests.find(request, anAttempt("b"))).toBeNull();
  });
});
