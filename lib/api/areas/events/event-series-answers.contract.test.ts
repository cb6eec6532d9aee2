import { describe, expect, it } from "vitest";
import { localDateOf } from "@/lib/domain/time/local-date";
import { ANNA } from "@/test-support/builders";
import { daysOffToWire } from "./event-series-answers.contract";

const dayOff = (date: string, kind: "vacation" | "sick_leave" = "vacation") => ({
  eventId: 5520,
  memberId: ANNA,
  date: localDateOf(date),
  dayOff: kind,
});

describe("the word about events on days off", () => {
  it("is none where there are none", () => {
    expect(daysOffToWire([])).toEqual({});
  });

  it("names the date and the kind", () => {
    expect(daysOffToWire([dayOff("2026-12-24", "sick_leave")])).toEqual({
      message: "1 event lies on a day off: 2026-12-24 (sick leave).",
      days_off: [{ event_id: 5520, staff_id: ANNA, date: "2026-12-24", off_day_type: 3 }],
    });
  });

  it("names five dates and counts the rest, all of which are listed", () => {
    const dates = ["03", "10", "17", "24", "30", "31"].map((each) => dayOff(`2026-12-${each}`));
    const { message, days_off: list } = daysOffToWire(dates);
    expect(message).toBe(
      "6 events lie on days off: 2026-12-03 (vacation), 2026-12-10 (vacation), " +
        "2026-12-17 (vacation), 2026-12-24 (vacation), 2026-12-30 (vacation) and 1 more.",
    );
    expect(list).toHaveLength(6);
  });
});
