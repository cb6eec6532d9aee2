import { describe, expect, it } from "vitest";
import { userId } from "@/lib/domain/ids";
import { aMemberDay, at, span } from "@/test-support/builders";
import {
  changeSetIdSchema,
  storedDaysFromWire,
  storedDayToWire,
} from "./conditional-hours.contract";
import type { StoredDay } from "./conditional-hours.contract";

const ID = "0b9f4a52-6f0e-4c43-9f0c-2f1c7a4d5e61";
const changed = {
  at: at("2026-11-25T09:00:00Z"),
  user: { id: userId(7002), name: "Martin" },
  changeSetId: ID,
};

describe("a day that is another than expected", () => {
  it("is told with both names of its member, the kind of day off, who changed it and when", () => {
    expect(storedDayToWire("Europe/Berlin", { ...aMemberDay(), changed })).toEqual({
      staff_id: 3001,
      team_member_id: 3001,
      date: "2027-03-01",
      slots: [{ from: "10:00", to: "18:00" }],
      off_day_type: null,
      changed: {
        at: "2026-11-25T10:00:00+01:00",
        user: { id: 7002, name: "Martin" },
        change_set_id: ID,
      },
    });
  });

  it.each<[string, StoredDay]>([
    ["hours", { ...aMemberDay({ intervals: [span(0, 1440)] }), changed }],
    ["a day off", { ...aMemberDay({ intervals: [], dayOff: "training" }), changed }],
    ["by a program", { ...aMemberDay(), changed: { ...changed, user: null, changeSetId: null } }],
    ["never changed", { ...aMemberDay(), changed: null }],
  ])("is read as it was written: %s", (_what, day) => {
    expect(storedDaysFromWire([storedDayToWire("Asia/Kathmandu", day)])).toEqual([day]);
  });

  it("is nothing in other errors", () => {
    expect(storedDaysFromWire({ date: ["is wrong"] })).toBeNull();
    expect(storedDaysFromWire(null)).toBeNull();
  });
});

describe("the id of a change set", () => {
  it.each([ID, ID.toUpperCase()])("is a UUID in any letters: %s", (id) => {
    expect(changeSetIdSchema.parse(id)).toBe(ID);
  });

  it.each([7, "", "x", ID.slice(1), `${ID}0`, `{${ID}}`, ID.replaceAll("-", "")])(
    "is nothing else: %s",
    (id) => {
      expect(changeSetIdSchema.safeParse(id).success).toBe(false);
    },
  );
});
