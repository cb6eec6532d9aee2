import { describe, expect, it } from "vitest";
import type { TeamMemberId } from "@/lib/domain/ids";
import { emptyDay } from "@/lib/domain/schedule/working-day";
import {
  anna,
  ben,
  change,
  day,
  ines,
  martin,
  monday,
  nine,
  noon,
  nord,
  open,
  saved,
  ten,
  tuesday,
} from "@/test-support/planned-salon";

describe("an edit of a day that somebody changed since it was seen", () => {
  it("writes nothing, stores nothing and tells what stands there, who set it and when", async () => {
    const salon = open();
    salon.api.put(anna, day(monday, noon));
    salon.wait(125);
    const outcome = await salon.applySeen(change(anna, monday, nine), day(monday, ten));
    expect(outcome).toEqual({
      ok: true,
      value: {
        kind: "changed_since",
        standing: [
          {
            memberId: anna,
            day: day(monday, noon),
            by: { isYou: false, name: "Martin Weber" },
            secondsAgo: 125,
          },
        ],
      },
    });
    expect(salon.api.at(anna, monday)).toEqual(day(monday, noon));
    expect(salon.repository.all()).toEqual([]);
  });

  it("tells oneself as oneself, and nobody where nobody is known", async () => {
    const salon = open();
    salon.api.put(anna, day(monday, noon), ines);
    salon.api.put(ben, day(monday, noon), null);
    const standing = async (member: TeamMemberId) => {
      const outcome = await salon.applySeen(change(member, monday, nine), day(monday, ten));
      return outcome.ok && outcome.value.kind === "changed_since" && outcome.value.standing[0]?.by;
    };
    expect(await standing(anna)).toEqual({ isYou: true, name: "Ines Roth" });
    expect(await standing(ben)).toBeNull();
  });

  it("writes when it comes again with what stands there now", async () => {
    const salon = open();
    salon.api.put(anna, day(monday, noon));
    await salon.applySeen(change(anna, monday, nine), day(monday, ten));
    await salon.applySeen(change(anna, monday, nine), day(monday, noon));
    expect(salon.api.at(anna, monday)).toEqual(day(monday, nine));
  });
});

describe("a repeat with the id of an act", () => {
  it("gets the first answer and writes nothing, whatever was set since", async () => {
    const salon = open();
    const first = await salon.applySeen(change(anna, monday, nine), emptyDay(monday), "act");
    salon.api.put(anna, day(monday, noon));
    const again = await salon.applySeen(change(anna, monday, nine), emptyDay(monday), "act");
    expect(again).toEqual(first);
    expect(salon.api.at(anna, monday)).toEqual(day(monday, noon));
    expect(salon.repository.all()).toHaveLength(1);
  });

  it("is refused for other hours, another day, another person, or an undo", async () => {
    const salon = open();
    await salon.applySeen(change(anna, monday, nine), emptyDay(monday), "act");
    const refused = { ok: false, error: { kind: "invalid_input" } };
    const at = emptyDay(monday);
    expect(await salon.applySeen(change(anna, monday, noon), at, "act")).toEqual(refused);
    expect(await salon.applySeen(change(ben, monday, nine), at, "act")).toEqual(refused);
    expect(await salon.applySeen(change(anna, monday, nine), at, "act", martin)).toEqual(refused);
    expect(await salon.undo("act", { id: "act" })).toEqual(refused);
    expect(salon.api.at(anna, monday)).toEqual(day(monday, nine));
  });

  it("of an undo gets the first answer, and tells how the left cells stand now", async () => {
    const salon = open();
    const id = await saved(salon, change(anna, monday, nine), change(ben, tuesday, nine));
    salon.api.put(ben, day(tuesday, noon));
    await salon.undo(id, { id: "undo" });
    salon.api.put(anna, day(monday, noon));
    salon.api.put(ben, day(tuesday, ten));
    expect(await salon.undo(id, { id: "undo" })).toMatchObject({
      value: {
        restored: [{ memberId: anna, day: emptyDay(monday) }],
        kept: [{ memberId: ben, day: day(tuesday, ten) }],
      },
    });
    expect(salon.api.at(anna, monday)).toEqual(day(monday, noon));
  });

  it("that is refused keeps the change set of the first, which can be taken back", async () => {
    const salon = open();
    await salon.applySeen(change(anna, monday, nine), emptyDay(monday), "act");
    salon.api.trouble = "refuse"; // as once the right was taken, or the session ended
    await expect(
      salon.applySeen(change(anna, monday, nine), emptyDay(monday), "act"),
    ).rejects.toMatchObject({ kind: "forbidden" });
    salon.api.trouble = null;
    expect(salon.repository.all().map(({ id }) => id)).toEqual(["act"]);
    expect(await salon.undo("act")).toMatchObject({
      value: { restored: [{ memberId: anna, day: emptyDay(monday) }], kept: [] },
    });
  });

  it("of an undo that is refused keeps the change set of the first, too", async () => {
    const salon = open();
    const id = await saved(salon, change(anna, monday, nine));
    await salon.undo(id, { id: "undo" });
    salon.api.trouble = "refuse";
    await expect(salon.undo(id, { id: "undo" })).rejects.toMatchObject({ kind: "forbidden" });
    salon.api.trouble = null;
    expect(await salon.undo("undo")).toMatchObject({ value: { kept: [] } });
    expect(salon.api.at(anna, monday)).toEqual(day(monday, nine));
  });

  it("of an undo is refused for another edit or another person", async () => {
    const salon = open();
    const first = await saved(salon, change(anna, monday, nine));
    const second = await saved(salon, change(ben, monday, nine));
    await salon.undo(first, { id: "undo" });
    const refused = { ok: false, error: { kind: "invalid_input" } };
    expect(await salon.undo(second, { id: "undo" })).toEqual(refused);
    expect(await salon.undo(first, { id: "undo", who: martin })).toEqual(refused);
  });
});

describe("a lost answer", () => {
  it("is told, what became of the edit can be asked, and the edit can be taken back", async () => {
    const salon = open();
    salon.api.put(anna, day(monday, ten));
    salon.api.trouble = "lose answer";
    await expect(salon.apply([change(anna, monday, nine)])).rejects.toMatchObject({
      kind: "unreachable",
    });
    expect(salon.api.at(anna, monday)).toEqual(day(monday, nine));
    salon.api.trouble = null;
    expect(await salon.wasDone("set-1")).toBe(true);
    expect(await salon.wasDone("set-1", martin)).toBe(false);
    expect(await salon.undo("set-1")).toMatchObject({
      value: { restored: [{ memberId: anna, day: day(monday, ten) }], kept: [] },
    });
    expect(salon.api.at(anna, monday)).toEqual(day(monday, ten));
  });

  it("of a call that never arrived: nothing is done, and nothing is there to take back", async () => {
    const salon = open();
    salon.api.put(anna, day(monday, ten));
    salon.api.trouble = "lose call";
    await expect(salon.apply([change(anna, monday, nine)])).rejects.toThrow("unreachable");
    salon.api.trouble = null;
    expect(await salon.wasDone("set-1")).toBe(false);
    expect(await salon.wasDone("set-9")).toBe(false);
    expect(await salon.undo("set-1")).toMatchObject({
      value: { restored: [], kept: [{ memberId: anna, day: day(monday, ten) }] },
    });
    expect(salon.api.at(anna, monday)).toEqual(day(monday, ten));
  });

  it("of a call that never arrived is mended by the same act again", async () => {
    const salon = open();
    salon.api.trouble = "lose call";
    await expect(salon.apply([change(anna, monday, nine)], "act")).rejects.toThrow("unreachable");
    salon.api.trouble = null;
    expect(await salon.apply([change(anna, monday, nine)], "act")).toMatchObject({
      value: { kind: "saved", changeSetId: "act" },
    });
    expect(await salon.undo("act")).toMatchObject({ value: { restored: [{ memberId: anna }] } });
  });

  it("of an undo can be asked again: what is back already is left alone", async () => {
    const salon = open();
    const id = await saved(salon, change(anna, monday, nine));
    salon.api.trouble = "lose answer";
    await expect(salon.undo(id, { id: "undo" })).rejects.toThrow("unreachable");
    expect(salon.api.at(anna, monday)).toEqual(emptyDay(monday));
    salon.api.trouble = null;
    const { writes } = salon.api;
    expect(await salon.wasDone("undo")).toBe(true);
    expect(await salon.undo(id, { id: "undo" })).toMatchObject({
      value: { restored: [{ memberId: anna, day: emptyDay(monday) }], kept: [] },
    });
    expect(salon.api.writes).toBe(writes);
  });

  it("of a repeat that was refused first keeps the change set of what was stored", async () => {
    const salon = open();
    await saved(salon, change(anna, monday, nine));
    salon.api.onWrite = () => void salon.repository.remove(nord, "set-1"); // the first try's refusal
    expect(
      await salon.applySeen(change(anna, monday, nine), emptyDay(monday), "set-1"),
    ).toMatchObject({ value: { kind: "saved" } });
    expect(salon.repository.all().map(({ id }) => id)).toEqual(["set-1"]);
  });
});
