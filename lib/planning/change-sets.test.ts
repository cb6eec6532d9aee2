import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { authorizeLocation, locationId, teamMemberId, userId } from "@/lib/domain/ids";
import type { TeamMemberId } from "@/lib/domain/ids";
import type { DayOffKind, WorkingDay, WorkingDayChange } from "@/lib/domain/schedule/working-day";
import { emptyDay, sameWorkingDay } from "@/lib/domain/schedule/working-day";
import { addSeconds, instantOf } from "@/lib/domain/time/instant";
import type { Interval } from "@/lib/domain/time/interval";
import { addDays, localDateOf } from "@/lib/domain/time/local-date";
import { minuteOf } from "@/lib/domain/time/local-time";
import { includesDate } from "@/lib/domain/time/period";
import { ApiError } from "@/lib/client/api-error";
import { createChangeSets } from "./change-sets";
import type { BusinessApi, ChangeSet, ChangeSetRepository } from "./ports";

const nord = authorizeLocation(locationId(4564));
const lakeside = authorizeLocation(locationId(4565));
const ines = userId(7);
const anna = teamMemberId(3001);
const ben = teamMemberId(3002);
const monday = localDateOf("2026-11-23");
const tuesday = localDateOf("2026-11-24");
const NOW = instantOf(Date.parse("2026-11-25T09:00:00Z"));

const span = (from: number, to: number): Interval => ({ from: minuteOf(from), to: minuteOf(to) });
const ten = [span(600, 1080)];
const nine = [span(540, 1020)];
const noon = [span(720, 1200)];

const change = (
  memberId: TeamMemberId,
  date: WorkingDayChange["date"],
  intervals: readonly Interval[],
  dayOff: DayOffKind | null = null,
): WorkingDayChange => ({ memberId, date, intervals, dayOff });

const day = (date: WorkingDay["date"], intervals: readonly Interval[]): WorkingDay => ({
  date,
  intervals,
  dayOff: null,
});

type Trouble = "refuse" | "lose call" | "lose answer" | "break";

/** The hours of one location as the API keeps them, and the ways in which a call can go wrong. */
class KeptHours implements BusinessApi {
  readonly #days = new Map<string, { readonly memberId: TeamMemberId; readonly day: WorkingDay }>();
  trouble: Trouble | null = null;
  onWrite: () => void = () => {};
  writes = 0;

  async workingDays(
    location: typeof nord,
    members: readonly TeamMemberId[],
    period: Parameters<BusinessApi["workingDays"]>[2],
  ): ReturnType<BusinessApi["workingDays"]> {
    expect(location).toBe(nord);
    return [...this.#days.values()].filter(
      (each) => members.includes(each.memberId) && includesDate(period, each.day.date),
    );
  }

  async setWorkingDays(
    location: typeof nord,
    days: Parameters<BusinessApi["setWorkingDays"]>[1],
  ): Promise<void> {
    expect(location).toBe(nord);
    this.writes += 1;
    this.onWrite();
    const { trouble } = this;
    if (trouble === "refuse") {
      throw new ApiError({ status: 403, kind: "forbidden", message: "No right" });
    }
    if (trouble === "break") throw new TypeError("a bug");
    if (trouble !== "lose call") for (const each of days) this.put(each.memberId, each.day);
    if (trouble !== null) {
      throw new ApiError({ status: 0, kind: "unreachable", message: "fetch failed" });
    }
  }

  /** Sets a day behind the planner's back, as a colleague does. */
  put(memberId: TeamMemberId, set: WorkingDay): void {
    this.#days.set(`${memberId} ${set.date}`, { memberId, day: set });
  }

  at(memberId: TeamMemberId, date: WorkingDay["date"]): WorkingDay {
    return this.#days.get(`${memberId} ${date}`)?.day ?? emptyDay(date);
  }
}

/** Change sets of all locations, newest last. */
function keptChangeSets(): ChangeSetRepository & { readonly all: () => readonly ChangeSet[] } {
  let kept: { readonly location: number; readonly set: ChangeSet }[] = [];
  const here = (location: number): ChangeSet[] =>
    kept.filter((each) => each.location === location).map(({ set }) => set);
  return {
    all: () => kept.map(({ set }) => set),
    add: async (location, set) => {
      kept = [...kept, { location, set }];
    },
    remove: async (location, id) => {
      kept = kept.filter((each) => each.location !== location || each.set.id !== id);
    },
    find: async (location, id) => here(location).find((set) => set.id === id) ?? null,
    list: async (location, limit) => here(location).toReversed().slice(0, limit),
  };
}

function open() {
  const api = new KeptHours();
  const repository = keptChangeSets();
  let made = 0;
  const changeSets = createChangeSets({
    repository,
    clock: () => addSeconds(NOW, made),
    newId: () => `set-${++made}`,
  });
  const planner = { location: nord, userId: ines, api };
  return {
    api,
    repository,
    planner,
    apply: (...changes: readonly WorkingDayChange[]) => changeSets.apply(planner, changes),
    undo: (id: string, location = nord) => changeSets.undo({ ...planner, location }, id),
  };
}

/** Applies what must be accepted; answers the id of the change set. */
async function saved(
  salon: ReturnType<typeof open>,
  ...changes: readonly WorkingDayChange[]
): Promise<string> {
  const outcome = await salon.apply(...changes);
  if (!outcome.ok) throw new Error(`Refused: ${outcome.error.kind}`);
  return outcome.value.changeSetId;
}

describe("an edit", () => {
  it("reaches the API and is stored with its cells before and after", async () => {
    const salon = open();
    salon.api.put(anna, day(monday, ten));
    const outcome = await salon.apply(change(anna, monday, nine), change(ben, tuesday, noon));
    expect(outcome).toEqual({ ok: true, value: { changeSetId: "set-1" } });
    expect(salon.api.at(anna, monday)).toEqual(day(monday, nine));
    expect(salon.api.at(ben, tuesday)).toEqual(day(tuesday, noon));
    expect(salon.api.writes).toBe(1);
    expect(salon.repository.all()).toEqual([
      {
        id: "set-1",
        userId: ines,
        madeAt: addSeconds(NOW, 1),
        undoes: null,
        cells: [
          { memberId: anna, before: day(monday, ten), after: day(monday, nine) },
          { memberId: ben, before: emptyDay(tuesday), after: day(tuesday, noon) },
        ],
      },
    ]);
  });

  it("sorts its hours and drops a kind of day off beside hours", async () => {
    const salon = open();
    await saved(salon, change(anna, monday, [span(840, 1080), span(540, 780)], "vacation"));
    expect(salon.api.at(anna, monday)).toEqual(day(monday, [span(540, 780), span(840, 1080)]));
  });

  it("is stored before the API hears of it", async () => {
    const salon = open();
    const seen: string[][] = [];
    salon.api.onWrite = () => seen.push(salon.repository.all().map(({ id }) => id));
    const id = await saved(salon, change(anna, monday, nine));
    await salon.undo(id);
    expect(seen).toEqual([["set-1"], ["set-1", "set-2"]]);
  });

  it.each([
    ["overlapping hours", [span(600, 720), span(660, 780)]],
    ["hours off the grain", [span(601, 720)]],
    ["an empty interval", [span(600, 600)]],
  ])("with %s is refused whole: nothing is stored and nothing sent", async (_what, wrong) => {
    const salon = open();
    const outcome = await salon.apply(change(anna, monday, nine), change(ben, monday, wrong));
    expect(outcome).toEqual({ ok: false, error: { kind: "invalid_hours" } });
    expect(salon.repository.all()).toEqual([]);
    expect(salon.api.writes).toBe(0);
  });

  it("that the API refuses leaves no change set", async () => {
    const salon = open();
    const kept = await saved(salon, change(ben, monday, ten));
    salon.api.trouble = "refuse";
    await expect(salon.apply(change(anna, monday, nine))).rejects.toMatchObject({
      kind: "forbidden",
    });
    expect(salon.repository.all().map(({ id }) => id)).toEqual([kept]);
  });

  it("that broke on a bug keeps its change set: it may stand", async () => {
    const salon = open();
    salon.api.trouble = "break";
    await expect(salon.apply(change(anna, monday, nine))).rejects.toThrow("a bug");
    expect(salon.repository.all()).toHaveLength(1);
  });
});

describe("a lost answer", () => {
  it("is told, and the edit that stands can be taken back", async () => {
    const salon = open();
    salon.api.put(anna, day(monday, ten));
    salon.api.trouble = "lose answer";
    await expect(salon.apply(change(anna, monday, nine))).rejects.toMatchObject({
      kind: "unreachable",
    });
    expect(salon.api.at(anna, monday)).toEqual(day(monday, nine));
    salon.api.trouble = null;
    const undone = await salon.undo("set-1");
    expect(undone).toMatchObject({ value: { restored: [{ memberId: anna, date: monday }] } });
    expect(salon.api.at(anna, monday)).toEqual(day(monday, ten));
  });

  it("of a call that never arrived leaves a change set that takes nothing back", async () => {
    const salon = open();
    salon.api.put(anna, day(monday, ten));
    salon.api.trouble = "lose call";
    await expect(salon.apply(change(anna, monday, nine))).rejects.toThrow("fetch failed");
    salon.api.trouble = null;
    const undone = await salon.undo("set-1");
    expect(undone).toEqual({
      ok: true,
      value: { restored: [], kept: [{ memberId: anna, date: monday }] },
    });
    expect(salon.api.at(anna, monday)).toEqual(day(monday, ten));
  });

  it("of an undo can be asked again: what is back already is left alone", async () => {
    const salon = open();
    const id = await saved(salon, change(anna, monday, nine));
    salon.api.trouble = "lose answer";
    await expect(salon.undo(id)).rejects.toThrow("fetch failed");
    expect(salon.api.at(anna, monday)).toEqual(emptyDay(monday));
    salon.api.trouble = null;
    const writes = salon.api.writes;
    const again = await salon.undo(id);
    expect(again).toMatchObject({ ok: true, value: { restored: [] } });
    expect(salon.api.writes).toBe(writes);
  });
});

describe("undo", () => {
  it("puts every cell back, as a change set that says what it undoes", async () => {
    const salon = open();
    salon.api.put(anna, day(monday, ten));
    const id = await saved(salon, change(anna, monday, nine), change(ben, tuesday, noon));
    const undone = await salon.undo(id);
    expect(undone).toEqual({
      ok: true,
      value: {
        restored: [
          { memberId: anna, date: monday },
          { memberId: ben, date: tuesday },
        ],
        kept: [],
      },
    });
    expect(salon.api.at(anna, monday)).toEqual(day(monday, ten));
    expect(salon.api.at(ben, tuesday)).toEqual(emptyDay(tuesday));
    expect(salon.repository.all().at(-1)).toMatchObject({
      undoes: id,
      cells: [
        { memberId: anna, before: day(monday, nine), after: day(monday, ten) },
        { memberId: ben, before: day(tuesday, noon), after: emptyDay(tuesday) },
      ],
    });
  });

  it("brings a day off back", async () => {
    const salon = open();
    const vacation: WorkingDay = { date: monday, intervals: [], dayOff: "vacation" };
    salon.api.put(anna, vacation);
    await salon.undo(await saved(salon, change(anna, monday, nine)));
    expect(salon.api.at(anna, monday)).toEqual(vacation);
  });

  it("of an undo does the edit again", async () => {
    const salon = open();
    await salon.undo(await saved(salon, change(anna, monday, nine)));
    const redone = await salon.undo("set-2");
    expect(redone).toMatchObject({ value: { kept: [] } });
    expect(salon.api.at(anna, monday)).toEqual(day(monday, nine));
  });

  it("leaves alone what a colleague changed since, and says so", async () => {
    const salon = open();
    const id = await saved(salon, change(anna, monday, nine), change(ben, tuesday, nine));
    salon.api.put(ben, day(tuesday, noon));
    const undone = await salon.undo(id);
    expect(undone).toEqual({
      ok: true,
      value: {
        restored: [{ memberId: anna, date: monday }],
        kept: [{ memberId: ben, date: tuesday }],
      },
    });
    expect(salon.api.at(anna, monday)).toEqual(emptyDay(monday));
    expect(salon.api.at(ben, tuesday)).toEqual(day(tuesday, noon));
    expect(salon.repository.all().at(-1)?.cells).toHaveLength(1);
  });

  it("with nothing to put back neither writes nor stores anything", async () => {
    const salon = open();
    const id = await saved(salon, change(anna, monday, nine));
    salon.api.put(anna, day(monday, noon));
    await salon.undo(id);
    expect(salon.api.writes).toBe(1);
    expect(salon.repository.all()).toHaveLength(1);
  });

  it("that is refused leaves no change set and the edit as it was", async () => {
    const salon = open();
    const id = await saved(salon, change(anna, monday, nine));
    salon.api.trouble = "refuse";
    await expect(salon.undo(id)).rejects.toMatchObject({ kind: "forbidden" });
    expect(salon.repository.all().map((each) => each.id)).toEqual([id]);
    expect(salon.api.at(anna, monday)).toEqual(day(monday, nine));
  });

  it("knows neither strange change sets nor those of another location", async () => {
    const salon = open();
    const id = await saved(salon, change(anna, monday, nine));
    expect(await salon.undo("set-9")).toEqual({ ok: false, error: { kind: "not_found" } });
    expect(await salon.undo(id, lakeside)).toEqual({ ok: false, error: { kind: "not_found" } });
    expect(salon.api.at(anna, monday)).toEqual(day(monday, nine));
  });
});

describe("the order of edits", () => {
  it("lets an older edit be undone only where no newer one stands", async () => {
    const salon = open();
    const first = await saved(salon, change(anna, monday, nine), change(anna, tuesday, nine));
    const second = await saved(salon, change(anna, monday, noon));
    expect(await salon.undo(first)).toMatchObject({
      value: { restored: [{ date: tuesday }], kept: [{ date: monday }] },
    });
    await salon.undo(second);
    expect(salon.api.at(anna, monday)).toEqual(day(monday, nine));
    expect(await salon.undo(first)).toMatchObject({
      value: { restored: [{ date: monday }], kept: [{ date: tuesday }] },
    });
    expect(salon.api.at(anna, monday)).toEqual(emptyDay(monday));
  });

  const anEdit = fc.uniqueArray(
    fc.record({
      memberId: fc.constantFrom(anna, ben),
      date: fc.integer({ min: 0, max: 3 }).map((days) => addDays(monday, days)),
      intervals: fc.constantFrom(ten, nine, noon, [span(540, 780), span(840, 1080)], []),
      dayOff: fc.constantFrom<(DayOffKind | null)[]>(null, "vacation", "sick_leave"),
    }),
    { minLength: 1, maxLength: 5, selector: ({ memberId, date }) => `${memberId} ${date}` },
  );

  it("undone from the last to the first brings back how it was", async () => {
    await fc.assert(
      fc.asyncProperty(
        anEdit,
        fc.array(anEdit, { minLength: 1, maxLength: 6 }),
        async (at, all) => {
          const salon = open();
          await saved(salon, ...at);
          const cells = [anna, ben].flatMap((memberId) =>
            [0, 1, 2, 3].map((days) => ({ memberId, date: addDays(monday, days) })),
          );
          const before = cells.map((cell) => salon.api.at(cell.memberId, cell.date));
          const ids: string[] = [];
          for (const each of all) ids.push(await saved(salon, ...each));
          for (const id of ids.toReversed()) {
            expect(await salon.undo(id)).toMatchObject({ ok: true, value: { kept: [] } });
          }
          const after = cells.map((cell) => salon.api.at(cell.memberId, cell.date));
          expect(after.every((each, i) => before[i] && sameWorkingDay(each, before[i]))).toBe(true);
        },
      ),
    );
  });
});
