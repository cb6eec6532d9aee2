import type { Layout } from "@/components/ui/use-layout";
import { addDays, addMonths, startOfMonth } from "@/lib/domain/time/local-date";
import type { LocalDate } from "@/lib/domain/time/local-date";
import { monthAround, parseDateNear, weekAround } from "@/lib/domain/time/period";
import type { Period } from "@/lib/domain/time/period";
import type { SchedulePageView } from "@/lib/format/paths";

/** Where in the schedule a person is; all of it stands in the address. */
export type SchedulePlace = {
  readonly view: SchedulePageView;
  readonly date: LocalDate;
  /** Ids of the members shown; empty = everyone. */
  readonly members: readonly number[];
};

/** Reads the place from an address; what is missing or wrong becomes the month of today. */
export function readSchedulePlace(
  query: { get(name: string): string | null },
  today: LocalDate,
): SchedulePlace {
  const members = (query.get("members") ?? "").split(",").map(Number);
  return {
    view: query.get("view") === "week" ? "week" : "month",
    date: parseDateNear(query.get("date") ?? "", today) ?? today,
    members: members.filter((id) => Number.isInteger(id) && id > 0),
  };
}

/** The days that the place shows; a phone shows a week at a time, whatever the view. */
export function periodOfPlace(place: SchedulePlace, layout: Layout): Period {
  return place.view === "week" || layout === "phone"
    ? weekAround(place.date)
    : monthAround(place.date);
}

/** The same view one period on (1) or back (-1); months are entered at their first day. */
export function stepPlace(place: SchedulePlace, layout: Layout, step: 1 | -1): SchedulePlace {
  const date =
    place.view === "week" || layout === "phone"
      ? addDays(place.date, 7 * step)
      : addMonths(startOfMonth(place.date), step);
  return { ...place, date };
}
