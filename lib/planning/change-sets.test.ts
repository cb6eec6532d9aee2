import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { emptyDay, sameWorkingDay } from "@/lib/domain/schedule/working-day";
import type { DayOffKind, WorkingDay } from "@/lib/domain/schedule/working-day";
import { addDays } from "@/lib/domain/time/local-date";
import {
  anna,
  ben,
  change,
  day,
  ines,
  lakeside,
  monday,
  nine,
  noon,
  NOW,
  open,
  saved,
  span,
  ten,
  tuesday,
} from "@/test-support/planned-salon";

describe("an edit", () => {
  it("reaches the API and is stored with its cells before and after", async () => {
    const salon = open();
    salon.api.put(anna, day(monday, ten));
    const outcome = await salon.apply([change(anna, monday, nine), change(ben, tuesday, noon)]);
    expect(outcome).toEqual({
      ok: true,
      value: { kind: "saved", changeSetId: "set-1", others: [] },
    });
    expect(salon.api.at(anna, monday)).toEqual(day(monday, nine));
    expect(salon.api.at(ben, tuesday)).toEqual(day(tuesday, noon));
    expect(salon.api.writes).toBe(1);
    expect(salon.repository.all()).toEqual([
      {
        id: "set-1",
        userId: ines,
        madeAt: NOW,
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
    const heard: string[][] = [];
    salon.api.onWrite = () => heard.push(salon.repository.all().map(({ id }) => id));
    const id = await saved(salon, change(anna, monday, nine));
    await salon.undo(id);
    expect(heard).toEqual([["set-1"], ["set-1", "set-2"]]);
  });

  it.each([
    ["overlapping hours", [span(600, 720), span(660, 780)]],
    ["hours off the grain", [span(601, 720)]],
    ["an empty interval", [span(600, 600)]],
  ])("with %s is refused whole: nothing is stored and nothing sent", async (_what, wrong) => {
    const salon = open();
    const outcome = await salon.apply([change(anna, monday, nine), change(ben, monday, wrong)]);
    expect(outcome).toEqual({ ok: false, error: { kind: "invalid_hours" } });
    expect(salon.repository.all()).toEqual([]);
    expect(salon.api.writes).toBe(0);
  });

  it("that the API refuses leaves no change set", async () => {
    const salon = open();
    const kept = await saved(salon, change(ben, monday, ten));
    salon.api.trouble = "refuse";
    await expect(salon.apply([change(anna, monday, nine)])).rejects.toMatchObject({
      kind: "forbidden",
    });
    expect(salon.repository.all().map(({ id }) => id)).toEqual([kept]);
  });

  it("that broke on a bug keeps its change set: it may stand", async () => {
    const salon = open();
    salon.api.trouble = "break";
    await expect(salon.apply([change(anna, monday, nine)])).rejects.toThrow("a bug");
    expect(salon.repository.all()).toHaveLength(1);
  });
});

describe("undo", () => {
  it("puts every cell back, as a change set that says what it undoes", async () => {
    const salon = open();
    salon.api.put(anna, day(monday, ten));
    const id = await saved(salon, change(anna, monday, nine), change(ben, tuesday, noon));
    expect(await salon.undo(id)).toEqual({
      ok: true,
      value: {
        restored: [
          { memberId: anna, day: day(monday, ten) },
          { memberId: ben, day: emptyDay(tuesday) },
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
    expect(await salon.undo("set-2")).toMatchObject({ value: { kept: [] } });
    expect(salon.api.at(anna, monday)).toEqual(day(monday, nine));
  });

  it("leaves alone what a colleague changed since, and says what stands there", async () => {
    const salon = open();
    const id = await saved(salon, change(anna, monday, nine), change(ben, tuesday, nine));
    salon.api.put(ben, day(tuesday, noon));
    expect(await salon.undo(id)).toEqual({
      ok: true,
      value: {
        restored: [{ memberId: anna, day: emptyDay(monday) }],
        kept: [
          {
            memberId: ben,
            day: day(tuesday, noon),
            by: { isYou: false, name: "Martin Weber" },
            secondsAgo: 0,
          },
        ],
      },
    });
    expect(salon.api.at(anna, monday)).toEqual(emptyDay(monday));
    expect(salon.api.at(ben, tuesday)).toEqual(day(tuesday, noon));
    expect(salon.repository.all().at(-1)?.cells).toHaveLength(1);
  });

  it("of the older of two own edits says that it was oneself", async () => {
    const salon = open();
    const older = await saved(salon, change(anna, monday, nine));
    await saved(salon, change(anna, monday, noon));
    expect(await salon.undo(older)).toMatchObject({
      value: { restored: [], kept: [{ day: day(monday, noon), by: { isYou: true } }] },
    });
  });

  it("twice puts back once: the second finds it done", async () => {
    const salon = open();
    const id = await saved(salon, change(anna, monday, nine));
    expect(await salon.undo(id)).toMatchObject({ value: { restored: [{ memberId: anna }] } });
    expect(await salon.undo(id)).toMatchObject({
      value: { restored: [], kept: [{ memberId: anna, day: emptyDay(monday) }] },
    });
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
    const unknown = { ok: false, error: { kind: "not_found" } };
    expect(await salon.undo("set-9")).toEqual(unknown);
    expect(await salon.undo(id, { location: lakeside })).toEqual(unknown);
    expect(salon.api.at(anna, monday)).toEqual(day(monday, nine));
  });
});

describe("the order of edits", () => {
  it("lets an older edit be undone only where no newer one stands", async () => {
    const salon = open();
    const first = await saved(salon, change(anna, monday, nine), change(anna, tuesday, nine));
    const second = await saved(salon, change(anna, monday, noon));
    expect(await salon.undo(first)).toMatchObject({
      value: { restored: [{ day: { date: tuesday } }], kept: [{ day: { date: monday } }] },
    });
    await salon.undo(second);
    expect(salon.api.at(anna, monday)).toEqual(day(monday, nine));
    expect(await salon.undo(first)).toMatchObject({
      value: { restored: [{ day: { date: monday } }], kept: [{ day: { date: tuesday } }] },
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
