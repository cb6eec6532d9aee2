import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { KeyedRequest, KeyedRequestRepository } from "./keyed-requests.port";
import type { OpenStore } from "@/lib/api/store/open-store";
import { NOW, at } from "@/test-support/builders";
import { TEST_ENGINES } from "@/test-support/test-engines";

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

const anAttempt = (id: string, over: { fingerprint?: string; now?: typeof NOW } = {}) => ({
  id,
  fingerprint: "same",
  now: NOW,
  until: LATER,
  ...over,
});

describe.each(TEST_ENGINES)("keyed requests on $name", ({ open }) => {
  let opened: OpenStore;
  let requests: KeyedRequestRepository;
  beforeAll(async () => {
    opened = await open();
    requests = opened.store.keyedRequests;
  });
  afterAll(() => opened.close());

  it("lets one of many attempts at the same time be first", async () => {
    const ids = Array.from({ length: 12 }, (_, index) => `attempt ${index}`);
    const claims = await Promise.all(
      ids.map((id) => requests.claim(aRequest("race"), anAttempt(id))),
    );
    const kinds = claims.map(({ kind }) => kind).sort();
    expect(kinds).toEqual(["first", ...Array<string>(11).fill("running")]);
  });

  it("gives the answer again for the same content only", async () => {
    const request = aRequest("answered");
    await requests.claim(request, anAttempt("a"));
    await requests.keep(request, "a", CREATED, TOMORROW);
    expect(await requests.claim(request, anAttempt("b"))).toEqual({
      kind: "answered",
      answer: CREATED,
    });
    const other = anAttempt("c", { fingerprint: "other" });
    expect(await requests.claim(request, other)).toEqual({ kind: "different" });
  });

  it("keeps callers and operations apart", async () => {
    const request = aRequest("apart");
    await requests.claim(request, anAttempt("a"));
    await requests.keep(request, "a", CREATED, TOMORROW);
    for (const other of [{ partnerId: 1 }, { userId: 7002 }, { operation: "POST /clients/4564" }]) {
      const claim = await requests.claim(aRequest("apart", other), anAttempt("b"));
      expect(claim).toEqual({ kind: "first" });
    }
  });

  it("is first again after a release, or once the answer has expired", async () => {
    const request = aRequest("again");
    await requests.claim(request, anAttempt("a"));
    await requests.release(request, "a");
    expect(await requests.claim(request, anAttempt("b"))).toEqual({ kind: "first" });
    await requests.keep(request, "b", CREATED, TOMORROW);
    const early = anAttempt("c", { now: at("2026-11-26T08:59:59Z") });
    expect((await requests.claim(request, early)).kind).toBe("answered");
    const late = anAttempt("d", { now: TOMORROW, fingerprint: "other" });
    expect(await requests.claim(request, late)).toEqual({ kind: "first" });
  });

  it("lets an attempt that took too long write nothing over its successor", async () => {
    const request = aRequest("late");
    await requests.claim(request, anAttempt("slow"));
    expect(await requests.claim(request, anAttempt("next", { now: LATER }))).toEqual({
      kind: "first",
    });
    await requests.keep(request, "slow", CREATED, TOMORROW);
    await requests.release(request, "slow");
    expect(await requests.claim(request, anAttempt("third"))).toEqual({ kind: "running" });
  });

  it("forgets what has expired and nothing else", async () => {
    const [old, young] = [aRequest("old"), aRequest("young")];
    await requests.claim(old, anAttempt("a"));
    await requests.claim(young, { ...anAttempt("b"), until: TOMORROW });
    await requests.forgetExpired(LATER);
    expect(await requests.claim(old, anAttempt("c"))).toEqual({ kind: "first" });
    expect(await requests.claim(young, anAttempt("d"))).toEqual({ kind: "running" });
  });
});
