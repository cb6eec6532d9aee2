import fc from "fast-check";
import { afterEach, describe, expect, it, vi } from "vitest";
import { appointmentId, locationId, teamMemberId } from "@/lib/domain/ids";
import { REFUSAL_KINDS } from "@/lib/domain/refusal";
import { ATTENDANCES } from "@/lib/domain/salon/appointment";
import { DAY_OFF_KINDS } from "@/lib/domain/schedule/working-day";
import { addDays, localDateOf } from "@/lib/domain/time/local-date";
import { minuteOf } from "@/lib/domain/time/local-time";
import type { Board } from "@/lib/views/board";
import { boardQuery, UiError } from "./ui-client";

const first = localDateOf("2026-11-01");
const period = { from: first, to: addDays(first, 29) };
const span = { from: minuteOf(600), to: minuteOf(1080) };

const BOARD: Board = {
  locationId: locationId(4564),
  timeZone: "Europe/Berlin",
  today: first,
  period,
  readOnly: "own_rows_only",
  rows: [
    {
      member: {
        id: teamMemberId(3001),
        name: "Anna Berg",
        position: "Senior stylist",
        canHaveHours: true,
        isDismissed: false,
        hasPage: true,
      },
      cells: [
        {
          date: first,
          intervals: [span],
          dayOff: "vacation",
          bookings: [
            {
              ...span,
              kind: "appointment",
              id: appointmentId(8801),
              client: "Ada Quint",
              service: "Dry cut",
              attendance: "confirmed",
            },
          ],
        },
      ],
    },
  ],
};

afterEach(() => vi.unstubAllGlobals());

/** Asks for a board and gets that answer; a text is an answer that is no JSON. */
async function ask(status: number, body: unknown): Promise<unknown> {
  vi.stubGlobal("fetch", async () =>
    typeof body === "string" ? new Response(body, { status }) : Response.json(body, { status }),
  );
  const { queryFn } = boardQuery({ locationId: locationId(4564), period });
  return queryFn({ signal: new AbortController().signal }).catch((error: unknown) =>
    error instanceof UiError ? error.refusal : error,
  );
}

/** Every place of a value, the whole apart, as the keys that lead there. */
function placesOf(value: unknown, at: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== "object" || value === null) return [at];
  const inner = Object.entries(value).flatMap(([key, each]) => placesOf(each, [...at, key]));
  return at.length > 0 ? [at, ...inner] : inner;
}

/** A copy of the board in which one place holds something else; undefined takes the key out. */
function spoilt(at: readonly string[], wrong: unknown): unknown {
  const copy: unknown = structuredClone(BOARD);
  let holder = copy as Record<string, unknown>; // a board is one
  for (const key of at.slice(0, -1)) holder = holder[key] as typeof holder; // a place inside it
  const last = at.at(-1) ?? "";
  if (wrong === undefined && !Array.isArray(holder)) delete holder[last];
  else holder[last] = wrong;
  return copy;
}

describe("GET /api/ui/board", () => {
  it("asks for the location, the period and the member", async () => {
    const asked: unknown[] = [];
    vi.stubGlobal("fetch", async (path: string) => {
      asked.push(path);
      return Response.json({ data: BOARD });
    });
    const query = { locationId: locationId(4564), period, memberId: teamMemberId(3001) };
    await boardQuery(query).queryFn({ signal: new AbortController().signal });
    expect(asked).toEqual([
      "/api/ui/board?location=4564&from=2026-11-01&to=2026-11-30&member=3001",
    ]);
  });

  it("answers the board that the server sent", async () => {
    expect(await ask(200, { data: BOARD })).toEqual(BOARD);
    const open = { ...BOARD, readOnly: null, rows: [] };
    expect(await ask(200, { data: open })).toEqual(open);
  });

  it("drops what a newer server adds", async () => {
    const newer = { ...BOARD, version: 7 };
    expect(await ask(200, { data: newer, more: 1 })).toEqual(BOARD);
  });

  it.each(placesOf(BOARD).map((at) => [at.join("."), at] as const))(
    "refuses a board with something else at %s",
    async (_name, at) => {
      for (const wrong of [undefined, {}, "?", -1, 1.5, Number.MAX_VALUE, [null]]) {
        const isText = /\.(name|position|client|service)$|^timeZone$/.test(at.join("."));
        if (isText && wrong === "?") continue;
        const answer = await ask(200, { data: spoilt(at, wrong) });
        const takesNumber = /(^|\.)(locationId|id)$/.test(at.join(".")) && wrong === -1;
        expect(answer, JSON.stringify(wrong)).toEqual(
          takesNumber ? spoilt(at, wrong) : { kind: "unexpected" },
        );
      }
    },
  );

  it.each(["2026-02-30", "2026-11-1", "tomorrow", ""])("refuses the date %j", async (date) => {
    expect(await ask(200, { data: { ...BOARD, today: date } })).toEqual({ kind: "unexpected" });
  });

  it.each([
    ["no JSON", "<html>"],
    ["no data", {}],
    ["nothing", null],
    ["a list", []],
  ])("refuses an answer that holds %s", async (_what, body) => {
    expect(await ask(200, body)).toEqual({ kind: "unexpected" });
  });

  const aDate = fc.integer({ min: 0, max: 400 }).map((days) => addDays(first, days));
  const aMinute = fc.integer({ min: 0, max: 1440 }).map(minuteOf);
  const anInterval = fc.record({ from: aMinute, to: aMinute });
  const aBooking = fc.record({
    from: aMinute,
    to: aMinute,
    kind: fc.constantFrom("appointment" as const, "event" as const),
    id: fc.nat().map(appointmentId),
    client: fc.string(),
    service: fc.string(),
    attendance: fc.constantFrom(...ATTENDANCES),
  });
  const aCell = fc.record({
    date: aDate,
    intervals: fc.array(anInterval, { maxLength: 3 }),
    dayOff: fc.constantFrom(null, ...DAY_OFF_KINDS),
    bookings: fc.array(aBooking, { maxLength: 3 }),
  });
  const aRow = fc.record({
    member: fc.record({
      id: fc.nat().map(teamMemberId),
      name: fc.string(),
      position: fc.string(),
      canHaveHours: fc.boolean(),
      isDismissed: fc.boolean(),
      hasPage: fc.boolean(),
    }),
    cells: fc.array(aCell, { maxLength: 4 }),
  });
  const aBoard: fc.Arbitrary<Board> = fc.record({
    locationId: fc.nat().map(locationId),
    timeZone: fc.string(),
    today: aDate,
    period: fc.record({ from: aDate, to: aDate }),
    readOnly: fc.constantFrom(null, "own_rows_only" as const, "no_right" as const),
    rows: fc.array(aRow, { maxLength: 4 }),
  });

  it("loses nothing of any board", async () => {
    await fc.assert(
      fc.asyncProperty(aBoard, async (board) => {
        expect(await ask(200, { data: board })).toEqual(board);
      }),
    );
  });
});

describe("a refusal of the pages' GETs", () => {
  it.each(REFUSAL_KINDS)("%s arrives as it was sent", async (kind) => {
    expect(await ask(403, { refusal: { kind } })).toEqual({ kind });
    const told = { kind, detail: "The salon is closed." };
    expect(await ask(500, { refusal: told })).toEqual(told);
  });

  it.each([
    ["an unknown kind", { refusal: { kind: "tired" } }],
    ["no kind", { refusal: {} }],
    ["a name of every object", { refusal: { kind: "toString" } }],
    ["a detail that is no text", { refusal: { kind: "forbidden", detail: 5 } }],
    ["a text", { refusal: "forbidden" }],
    ["a gateway's page", "<html>"],
  ])("with %s is known by its status", async (_what, body) => {
    expect(await ask(401, body)).toEqual({ kind: "signed_out" });
    expect(await ask(403, body)).toEqual({ kind: "unexpected" });
    expect(await ask(502, body)).toEqual({ kind: "unreachable" });
    expect(await ask(504, body)).toEqual({ kind: "unreachable" });
  });

  it("is not told by an answer that succeeded", async () => {
    expect(await ask(200, { refusal: { kind: "forbidden" } })).toEqual({ kind: "unexpected" });
  });
});
