import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addDays } from "@/lib/domain/time/local-date";
import type { LocalDate } from "@/lib/domain/time/local-date";
import { isoWithOffset } from "@/lib/zone/iso";
import { toInstant } from "@/lib/zone/wall-clock";
import { anAppointment, day, openApi, rowsOf, workingDay } from "@/test-support/api-fixture";
import type { ApiFixture } from "@/test-support/api-fixture";
import { runs } from "@/test-support/proof-length";

const ZONE = "Europe/Berlin";
const MEMBER = 3001;
const STEP = 30;
const RUNS = 6;
const LONGEST = 180;
/** Dry cut; cut and blow-dry; both; highlights, which take Anna 105 minutes. */
const CHOICES: readonly (readonly number[])[] = [[502], [501], [501, 502], [504]];

let api: ApiFixture;
beforeAll(async () => {
  api = await openApi();
  const body = { seance_step: STEP };
  await api.call("PATCH", "/company/4564/settings/timetable", { as: "owner", body });
});
afterAll(() => api.close());

const send = (method: string, path: string, body?: unknown) =>
  api.call(method, path, { as: "owner", body });
const clock = (minute: number) =>
  [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, "0")).join(":");
const isoAt = (date: LocalDate, minute: number) =>
  isoWithOffset(ZONE, toInstant(ZONE, date, minute));

type Filling = {
  readonly kind: "record" | "event";
  readonly start: number;
  readonly minutes: number;
  readonly technicalBreakSeconds: number;
};

async function fill(date: LocalDate, edges: readonly number[], fillings: readonly Filling[]) {
  const slots = edges.flatMap((from, index) => {
    const to = edges[index + 1];
    return index % 2 === 0 && to !== undefined ? [[clock(from), clock(to)] as const] : [];
  });
  const body = [workingDay(date, ...slots)];
  expect((await send("PUT", `/schedule/4564/${MEMBER}/${date}/${date}`, body)).status).toBe(201);
  for (const { kind, start, minutes, technicalBreakSeconds: technicalBreak } of fillings) {
    const seconds = minutes * 60;
    const record = anAppointment({
      staff_id: MEMBER,
      client: {},
      datetime: isoAt(date, start),
      seance_length: seconds + technicalBreak,
      technical_break_duration: technicalBreak,
      save_if_busy: true,
    });
    const event = {
      date: isoAt(date, start),
      service_id: 509,
      staff_id: MEMBER,
      length: seconds,
      capacity: 3,
      force: true,
    };
    const [path, sent, status] =
      kind === "record"
        ? (["/records/4564", record, 201] as const)
        : (["/activity/4564", event, 200] as const);
    expect((await send("POST", path, sent)).status).toBe(status);
  }
}

async function offered(date: LocalDate, services: readonly number[]): Promise<string[]> {
  const query = services.map((id) => `service_ids[]=${id}`).join("&");
  const answer = await api.call("GET", `/book_times/4564/${MEMBER}/${date}?${query}`);
  return rowsOf(answer).map((row) => String(row["datetime"]));
}

/** 201 and free again, or the code of the refusal. */
async function tryTime(datetime: string, services: readonly number[]): Promise<number> {
  const appointments = [{ id: 1, services, staff_id: MEMBER, datetime }];
  const checked = await api.call("POST", "/book_check/4564", { body: { appointments } });
  const body = { fullname: "Vera", phone: "4930777123", appointments };
  const booked = await api.call("POST", "/book_record/4564", { body });
  expect(checked.status).toBe(booked.status);
  if (booked.status !== 201) {
    const [problem] = booked.json.meta.errors as unknown as { code: number }[]; // a wrong guess fails the test
    return problem?.code ?? 0;
  }
  const [row] = rowsOf(booked);
  const path = `/user/records/${String(row?.["record_id"])}/${String(row?.["record_hash"])}`;
  expect((await api.call("DELETE", path)).status).toBe(204);
  return 201;
}

const edgesOfDay = fc
  .uniqueArray(fc.integer({ min: 0, max: 143 }), { minLength: 2, maxLength: 6 })
  .map((cells) => [...cells].sort((a, b) => a - b).map((cell) => cell * 10));
const aFilling: fc.Arbitrary<Filling> = fc.record({
  kind: fc.constantFrom("record", "record", "event"),
  start: fc.integer({ min: 0, max: 1380 }),
  minutes: fc.integer({ min: 5, max: LONGEST }),
  technicalBreakSeconds: fc.constantFrom(0, 0, 300, 900),
});

/** A failure prints its seed: AGREEMENT_SEED repeats the same run. */
const seed = Number(process.env["AGREEMENT_SEED"]);
const SETTINGS = { endOnFailure: true, ...(Number.isInteger(seed) && seed !== 0 && { seed }) };

describe("book_times and book_record (business.md 9.5, 9.7)", () => {
  it("agree on any day: what is offered is booked, what is not is refused with 433", async () => {
    let date = day("2027-02-10");
    const met = { accepted: 0, refused: 0 };
    await fc.assert(
      fc.asyncProperty(
        edgesOfDay,
        fc.array(aFilling, { maxLength: 4 }),
        fc.constantFrom(...CHOICES),
        fc.array(fc.integer({ min: 0, max: 1439 }), { minLength: 3, maxLength: 6 }),
        async (edges, fillings, services, others) => {
          date = addDays(date, 1);
          await fill(date, edges, fillings);
          const before = await offered(date, services);
          const around = [...edges, ...fillings.map(({ start }) => start)].flatMap((edge) => {
            const cell = Math.floor(edge / STEP) * STEP;
            return [cell - STEP, cell, cell + STEP, edge];
          });
          const minutes = [...around, ...others].filter((each) => each >= 0 && each < 1440);
          const tried = new Set([...minutes.map((minute) => isoAt(date, minute)), ...before]);
          for (const datetime of tried) {
            const expected = before.includes(datetime) ? 201 : 433;
            const outcome = await tryTime(datetime, services);
            expect([datetime, outcome]).toEqual([datetime, expected]);
            met[outcome === 201 ? "accepted" : "refused"] += 1;
          }
          expect(await offered(date, services)).toEqual(before);
        },
      ),
      { ...SETTINGS, numRuns: runs(RUNS) },
    );
    expect(Math.min(met.accepted, met.refused)).toBeGreaterThan(10);
  });
});
