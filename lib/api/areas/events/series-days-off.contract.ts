import { dayOffNumber } from "@/lib/api/areas/schedule/team-hours.contract";
import type { TeamMemberId } from "@/lib/domain/ids";
import type { DayOffKind } from "@/lib/domain/schedule/working-day";
import type { LocalDate } from "@/lib/domain/time/local-date";

/** An event of a series on a date when its member has a day off. */
export type SeriesDayOff = {
  readonly eventId: number;
  readonly memberId: TeamMemberId;
  readonly date: LocalDate;
  readonly dayOff: DayOffKind;
};

/** So many dates stand in the sentence; all of them are in the list. */
const TOLD = 5;

/** `meta` of the write of a series: an addition of ours, empty when no event is on a day off. */
export function daysOffToWire(found: readonly SeriesDayOff[]) {
  if (found.length === 0) return {};
  const told = found.slice(0, TOLD).map(({ date, dayOff }) => `${date} (${wordsOf(dayOff)})`);
  const more = found.length > TOLD ? ` and ${found.length - TOLD} more` : "";
  const subject =
    found.length === 1 ? "1 event lies on a day off" : `${found.length} events lie on days off`;
  return {
    message: `${subject}: ${told.join(", ")}${more}.`,
    days_off: found.map(({ eventId, memberId, date, dayOff }) => ({
      event_id: eventId,
      staff_id: memberId,
      date,
      off_day_type: dayOffNumber(dayOff),
    })),
  };
}

function wordsOf(kind: DayOffKind): string {
  return kind.replaceAll("_", " ");
}
