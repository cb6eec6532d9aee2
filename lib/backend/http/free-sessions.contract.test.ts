import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addDays } from "@/lib/domain/time/local-date";
import type { LocalDate } from "@/lib/domain/time/local-date";
import { anAppointment, day, openApi, rowOf, rowsOf, workingDay } from "./api-fixture";
import type { ApiFixture } from "./api-fixture";

const STEP = 5;
const MIDNIGHT = 1440;
const RUNS = 8;

let api: ApiFixture;
/** An appointment that is tried at one time after the other. */
let probe: string;
beforeAll(async () => {
  api = await openApi();
  probe = `/record/4564/${await book(3001, "2027-01-01T00:00", 300)}`;
});
afterAll(() => api.close());

async function book(member: number, datetime: string, length: number): Promise<string> {
  const body = aTime(member, datetime, length, true);
  const answer = await api.call("POST", "/records/4564", { as: "manager", body });
  expect(answer.status).toBe(201);
  return String(rowOf(answer)["id"]);
}

function aTime(member: number, datetime: string, length: number, isForced: boolean) {
  return anAppointment({
    staff_id: member,
    services: [],
    client: {},
    datetime,
    seance_length: length,
    save_if_busy: isForced,
  });
}

const clock = (minute: number) =>
  [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, "0")).join(":");
const at = (date: LocalDate, minute: number) =>
  minute < 0 ? `${addDays(date, -1)}T${clock(minute + MIDNIGHT)}` : `${date}T${clock(minute)}`;

async function freeTimes(member: number, date: LocalDate): Promise<string[]> {
  const path = `/timetable/seances/4564/${member}/${date}`;
  const sessions = rowsOf(await api.call("GET", path, { as: "manager" }));
  return sessions.filter((each) => each["is_free"] === true).map((each) => String(each["time"]));
}

/** The times, of those tried, at which a new record and a moved one are accepted. */
async function acceptedTimes(member: number, date: LocalDate, minutes: readonly number[]) {
  const accepted = { made: [] as string[], moved: [] as string[] };
  for (const minute of minutes) {
    const body = aTime(member, at(date, minute), STEP * 60, false);
    // oxlint-disable-next-line no-await-in-loop -- what is accepted takes the time of the next
    const made = await api.call("POST", "/records/4564", { as: "manager", body });
    if (made.status === 201) {
      accepted.made.push(clock(minute));
      const path = `/record/4564/${String(rowOf(made)["id"])}`;
      // oxlint-disable-next-line no-await-in-loop -- as above
      expect((await api.call("DELETE", path, { as: "manager" })).status).toBe(204);
    } else expect(made.status).toBe(409);
    // oxlint-disable-next-line no-await-in-loop -- as above
    const moved = await api.call("PUT", probe, { as: "manager", body });
    if (moved.status === 201) accepted.moved.push(clock(minute));
    else expect(moved.status).toBe(409);
  }
  // back to where it meets nobody
  const away = aTime(3001, "2027-01-01T00:00", STEP * 60, true);
  expect((await api.call("PUT", probe, { as: "manager", body: away })).status).toBe(201);
  return accepted;
}

async function expectAgreement(member: number, date: LocalDate, minutes: readonly number[]) {
  const free = await freeTimes(member, date);
  const tried = new Set(minutes.map(clock));
  const expected = free.filter((time) => tried.has(time));
  expect(await acceptedTimes(member, date, minutes)).toEqual({ made: expected, moved: expected });
  expect(await freeTimes(member, date)).toEqual(free);
}

/** Times of the grid: those around the edges, where mistakes live, and some others. */
function triedTimes(edges: readonly number[], others: readonly number[]): number[] {
  const around = edges.flatMap((edge) => {
    const cell = Math.floor(edge / STEP) * STEP;
    return [cell - STEP, cell, cell + STEP];
  });
  const inside = [...around, ...others].filter((each) => each >= 0 && each < MIDNIGHT);
  return [...new Set(inside)].sort((a, b) => a - b).slice(0, 60);
}

const gridTime = fc.integer({ min: 0, max: MIDNIGHT / STEP - 1 }).map((cell) => cell * STEP);
const hours = fc
  .uniqueArray(fc.integer({ min: 0, max: MIDNIGHT / STEP }), { minLength: 2, maxLength: 7 })
  .chain((cells) => {
    const edges = [...cells].sort((a, b) => a - b).map((cell) => cell * STEP);
    // with all edges in a row slots touch, with every other pair there are breaks between
    return fc.constantFrom(1, 2).map((stride) =>
      edges.slice(1).flatMap((to, index) => {
        const from = edges[index] ?? 0;
        return index % stride === 0 ? [[from, to] as const] : [];
      }),
    );
  });
const record = fc.record({
  start: fc.integer({ min: -60, max: MIDNIGHT - 1 }), // also the evening before
  minutes: fc.integer({ min: 1, max: 180 }),
  fate: fc.constantFrom("kept", "kept", "deleted", "moved"),
  movedTo: fc.integer({ min: 0, max: MIDNIGHT - 1 }),
});

describe("a free session (schedule.md 12)", () => {
  it("exists exactly where a record of the step's length is accepted", async () => {
    let date = day("2027-01-10"); // far from a change of the clocks; every run has its own date
    await fc.assert(
      fc.asyncProperty(
        hours,
        fc.array(record, { maxLength: 5 }),
        fc.array(gridTime, { minLength: 5, maxLength: 10 }),
        async (slots, records, others) => {
          date = addDays(date, 2);
          const body = [
            workingDay(date, ...slots.map(([from, to]) => [clock(from), clock(to)] as const)),
          ];
          const path = `/schedule/4564/3001/${date}/${date}`;
          expect((await api.call("PUT", path, { as: "manager", body })).status).toBe(201);
          for (const each of records) {
            // oxlint-disable-next-line no-await-in-loop -- at most five
            await bookWithFate(date, each);
          }
          const edges = [
            ...slots.flat(),
            ...records.flatMap(({ start, minutes, movedTo }) => [start, start + minutes, movedTo]),
          ];
          await expectAgreement(3001, date, triedTimes(edges, others));
        },
      ),
      { numRuns: RUNS, endOnFailure: true },
    );
  });

  async function bookWithFate(
    date: LocalDate,
    {
      start,
      minutes,
      fate,
      movedTo,
    }: { start: number; minutes: number; fate: string; movedTo: number },
  ) {
    const path = `/record/4564/${await book(3001, at(date, start), minutes * 60)}`;
    if (fate === "deleted") {
      expect((await api.call("DELETE", path, { as: "manager" })).status).toBe(204);
    }
    if (fate !== "moved") return;
    const body = aTime(3001, at(date, movedTo), minutes * 60, true);
    expect((await api.call("PUT", path, { as: "manager", body })).status).toBe(201);
  }

  it("is where a group event is not", async () => {
    const minutes = Array.from({ length: 36 }, (_, index) => 870 + index * STEP); // 14:30–17:30
    await expectAgreement(3009, day("2026-11-28"), minutes);
    const free = await freeTimes(3009, day("2026-11-28"));
    expect(free.filter((time) => time >= "15:00" && time < "16:30")).toEqual([]);
  });
});
