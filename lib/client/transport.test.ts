import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { createAltegioClient } from "./altegio-client";
import { createPacer } from "./pacer";
import type { Pacer } from "./pacer";
import { createTransport } from "./transport";
import { locationId, teamMemberId } from "@/lib/domain/ids";
import { localDateOf } from "@/lib/domain/time/local-date";

const OK = { success: true, data: [], meta: [] };

/** A server that gives these answers one after another, the last one for ever. */
function answering(...answers: (() => Response | Promise<Response>)[]) {
  const requests: Request[] = [];
  const fetch = (request: Request) => {
    const answer = answers[Math.min(requests.length, answers.length - 1)];
    requests.push(request);
    if (!answer) throw new Error("No answer");
    return answer();
  };
  return { fetch, requests };
}

const json =
  (body: unknown, status = 200, headers: Record<string, string> = {}) =>
  () =>
    Response.json(body, { status, headers });

const options = { baseUrl: "http://api.test/api/v1", partnerToken: "p" };
const read = { method: "GET", path: "/x", schema: z.array(z.unknown()) } as const;

describe("a call", () => {
  it("carries the contract's headers, both tokens and lists in brackets", async () => {
    const { fetch, requests } = answering(json(OK));
    const call = createTransport({ ...options, fetch, userToken: "u" });
    await call({ ...read, query: { staff_ids: [1, 2], staff_id: undefined, page: 1 } });
    const [request] = requests;
    expect(request?.headers.get("authorization")).toBe("Bearer p, User u");
    expect(request?.headers.get("accept")).toBe("application/vnd.api.v2+json");
    expect(request?.headers.get("content-type")).toBe("application/json");
    expect(decodeURIComponent(request?.url ?? "")).toBe(
      "http://api.test/api/v1/x?staff_ids[]=1&staff_ids[]=2&page=1",
    );
  });

  it.each([
    [401, "signed_out"],
    [403, "forbidden"],
    [404, "not_found"],
    [409, "conflict"],
    [422, "invalid_input"],
    [429, "too_many_requests"],
    [500, "unexpected"],
    [503, "unreachable"],
  ])("that is refused with %i is %s, with the server's message", async (status, kind) => {
    const body = { success: false, data: null, meta: { message: "No.", errors: { a: ["b"] } } };
    const call = createTransport({ ...options, ...answering(json(body, status)) });
    await expect(call(read)).rejects.toMatchObject({
      name: "ApiError",
      status,
      kind,
      message: "No.",
      details: { a: ["b"] },
    });
  });

  it("fails on success false, on HTML, and with the path on data of another form", async () => {
    const outcome = (answer: () => Response) =>
      createTransport({ ...options, ...answering(answer) })(read);
    await expect(outcome(json({ success: false, data: null, meta: [] }))).rejects.toMatchObject({
      kind: "unexpected",
    });
    const page = () => new Response("<html>", { status: 502 });
    await expect(outcome(page)).rejects.toMatchObject({ kind: "unreachable", status: 502 });
    await expect(outcome(json({ ...OK, data: {} }))).rejects.toThrow(/\/x is not understood: body/);
  });

  it("that finds no server is unreachable", async () => {
    const fetch = () => Promise.reject(new TypeError("connect ECONNREFUSED"));
    await expect(createTransport({ ...options, fetch })(read)).rejects.toMatchObject({
      kind: "unreachable",
      status: 0,
      message: "connect ECONNREFUSED",
    });
  });

  it("that takes too long is unreachable", async () => {
    const fetch = (request: Request) =>
      new Promise<Response>((_, reject) => {
        request.signal.addEventListener("abort", () => reject(new Error("aborted")));
      });
    const call = createTransport({ ...options, fetch, timeoutMs: 20 });
    await expect(call(read)).rejects.toMatchObject({ kind: "unreachable" });
  });
});

describe("reads are tried again", () => {
  const busy = json({ success: false, data: null, meta: {} }, 429, { "retry-after": "0" });

  it("after 408, 429 and 5xx, as often as told", async () => {
    const gone = json({}, 503, { "retry-after": "0" });
    const server = answering(busy, gone, json(OK));
    await createTransport({ ...options, fetch: server.fetch, retries: 2 })(read);
    expect(server.requests).toHaveLength(3);
    const always = answering(busy);
    const call = createTransport({ ...options, fetch: always.fetch, retries: 2 });
    await expect(call(read)).rejects.toMatchObject({ status: 429 });
    expect(always.requests).toHaveLength(3);
  });

  it("not where nothing gets better, never for writes, and not unless told", async () => {
    const refusal = answering(json({}, 403));
    const call = createTransport({ ...options, fetch: refusal.fetch, retries: 2 });
    await expect(call(read)).rejects.toMatchObject({ status: 403 });
    expect(refusal.requests).toHaveLength(1);
    const write = answering(busy);
    const put = createTransport({ ...options, fetch: write.fetch, retries: 2 });
    await expect(put({ ...read, method: "PUT" })).rejects.toMatchObject({ status: 429 });
    expect(write.requests).toHaveLength(1);
    const once = answering(busy);
    await expect(createTransport({ ...options, fetch: once.fetch })(read)).rejects.toThrow("429");
    expect(once.requests).toHaveLength(1);
  });
});

describe("the pacer", () => {
  describe("on a clock of its own", () => {
    beforeEach(() => void vi.useFakeTimers());
    afterEach(() => void vi.useRealTimers());

    /** The numbers of the calls that are out, in the order in which they went. */
    function callsOf(turn: Pacer, count: number): number[] {
      const out: number[] = [];
      for (let call = 1; call <= count; call += 1) void turn().then(() => out.push(call));
      return out;
    }

    it("lets no more calls out than a second allows", async () => {
      const out = callsOf(createPacer([{ calls: 2, seconds: 1, burst: 0 }]), 5);
      await vi.advanceTimersByTimeAsync(900);
      expect(out).toHaveLength(2);
      await vi.advanceTimersByTimeAsync(1000);
      expect(out).toHaveLength(4);
    });

    it("lets a burst of each minute go, and the rest evenly", async () => {
      const out = callsOf(createPacer([{ calls: 1, seconds: 10, burst: 3 }]), 15);
      await vi.advanceTimersByTimeAsync(9000);
      expect(out).toHaveLength(4);
      await vi.advanceTimersByTimeAsync(50_000);
      expect(out).toHaveLength(9);
      await vi.advanceTimersByTimeAsync(2000);
      expect(out).toHaveLength(13);
    });

    it("keeps to the second when a minute lets many go at once", async () => {
      const minute = { calls: 1, seconds: 30, burst: 4 };
      const out = callsOf(createPacer([minute, { calls: 2, seconds: 1, burst: 0 }]), 10);
      await vi.advanceTimersByTimeAsync(900);
      expect(out).toHaveLength(2);
      await vi.advanceTimersByTimeAsync(1000);
      expect(out).toHaveLength(4);
      await vi.advanceTimersByTimeAsync(27_000);
      expect(out).toHaveLength(5);
    });

    it("sends nearly 200 in a minute, five a second and never two at once, unless told", async () => {
      const out = callsOf(createPacer(), 400);
      await vi.advanceTimersByTimeAsync(50);
      expect(out).toHaveLength(1);
      await vi.advanceTimersByTimeAsync(900);
      expect(out).toHaveLength(5);
      await vi.advanceTimersByTimeAsync(59_000);
      expect(out.length).toBeGreaterThan(180);
      expect(out.length).toBeLessThanOrEqual(200);
    });

    it("lets them out in the order in which they came", async () => {
      const out = callsOf(createPacer([{ calls: 2, seconds: 1, burst: 0 }]), 7);
      await vi.advanceTimersByTimeAsync(10_000);
      expect(out).toEqual([1, 2, 3, 4, 5, 6, 7]);
    });
  });
});

describe("answers of a live account in other forms (schedule.md 17)", () => {
  const clientOf = (data: unknown, meta: unknown = []) =>
    createAltegioClient({ ...options, ...answering(json({ success: true, data, meta })) });
  const nord = locationId(4564);
  const date = localDateOf("2026-12-01");

  it("are dates as date-times, unsorted, some before the asked one", async () => {
    const { timetable } = clientOf([
      "2026-12-02T00:00:00-05:00",
      "2026-11-30",
      "2026-12-01",
      "2026-12-01",
    ]);
    expect(await timetable.dates(nord, date)).toEqual(["2026-12-01", "2026-12-02"]);
  });

  it("are sessions with either key, and 404 on a day off", async () => {
    const { timetable } = clientOf([
      { time: "9:00", free: false },
      { time: "09:15", is_free: 1 },
      { time: "09:30", is_free: true, free: false },
    ]);
    expect(await timetable.sessions(nord, teamMemberId(1), date)).toEqual([
      { time: 540, isFree: false },
      { time: 555, isFree: true },
      { time: 570, isFree: true },
    ]);
  });

  it("are hours with one name of the member, ends as 00:00 or 24:00, unknown kinds of day off", async () => {
    const { schedule } = clientOf([
      { staff_id: "1", date: "2026-12-01", slots: [{ from: "10:00", to: "00:00" }] },
      { team_member_id: 2, date: "20261201", slots: { 0: { from: "9:00", to: "24:00" } } },
      { staff_id: 3, date: "2026-12-01", slots: [], busy_intervals: null, off_day_type: 17 },
      {
        staff_id: 4,
        date: "2026-12-01",
        slots: [],
        off_day_type: null,
        busy_intervals: [
          { entity_type: "activity", entity_id: 9, from: "23:00:00", to: "00:00:00" },
        ],
      },
    ]);
    expect(await schedule.list(nord, { period: { from: date, to: date } })).toEqual([
      { memberId: 1, date, intervals: [{ from: 600, to: 1440 }], dayOff: null, busy: [] },
      { memberId: 2, date, intervals: [{ from: 540, to: 1440 }], dayOff: null, busy: [] },
      { memberId: 3, date, intervals: [], dayOff: "other", busy: [] },
      {
        memberId: 4,
        date,
        intervals: [],
        dayOff: null,
        busy: [{ kind: "event", id: 9, from: 1380, to: 1440 }],
      },
    ]);
    const { schedule: ofOne } = clientOf([{ date: "2026-12-01", is_working: "0", slots: [] }]);
    const period = { from: date, to: date };
    expect(await ofOne.ofMember(nord, teamMemberId(1), period)).toEqual([
      { date, intervals: [], dayOff: null },
    ]);
  });

  it("are members as one object, with [] for no position, and short", async () => {
    const { team } = clientOf({ id: "7", name: "Ida", position: [], fired: "1", rating: null });
    expect(await team.list(nord)).toEqual([
      {
        id: 7,
        name: "Ida",
        specialization: "",
        position: null,
        userId: null,
        hasTimetable: true,
        isDismissed: true,
        isRemoved: false,
        isHidden: false,
        weight: 0,
        rating: 0,
        scheduleUntil: null,
        apiId: "",
        information: "",
      },
    ]);
  });

  it("are locations with the zone in an older field, and a loud failure without any", async () => {
    const old = clientOf({ id: 1, title: "Oak", timezone: "America/New_York" });
    expect((await old.locations.get(nord)).timeZone).toBe("America/New_York");
    const none = clientOf({ id: 1, title: "Oak", timezone: -5 });
    await expect(none.locations.get(nord)).rejects.toThrow("timezone_name names no time zone");
  });

  it("are rights in part, with empty groups as arrays", async () => {
    const { permissions } = clientOf({
      timetable: { timetable_access: 1, master_id: "5" },
      record_form: [],
      settings: { schedule_edit: "1" },
    });
    expect(await permissions.mine(nord)).toMatchObject({
      role: "worker",
      mayOpenTimetable: true,
      onlyMemberId: 5,
      mayEditHoursInSettings: true,
      mayCreateAppointments: false,
    });
  });

  it("are appointments as a list of one, with clients as [], waiting although a flag says that nobody cancelled", async () => {
    const record = {
      id: 5,
      staff_id: 1,
      services: [],
      client: [],
      datetime: "2026-12-01T10:00:00-0500",
      seance_length: "1800",
      attendance: 0,
      confirmed: 1,
    };
    const { appointments } = clientOf([record], { total_count: 9 });
    const period = { from: date, to: date };
    const { items, total } = await appointments.list(nord, { period, page: 1, count: 1 });
    expect(total).toBe(9);
    expect(items[0]).toMatchObject({
      id: 5,
      startsAt: Date.parse("2026-12-01T15:00:00Z"),
      durationSeconds: 1800,
      attendance: "waiting",
      isCancelledByClient: false,
      client: null,
      eventId: 0,
    });
  });
});
