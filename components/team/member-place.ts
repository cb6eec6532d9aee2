import {
  addDays,
  addMonths,
  endOfMonth,
  startOfMonth,
  startOfWeek,
} from "@/lib/domain/time/local-date";
import type { LocalDate } from "@/lib/domain/time/local-date";
import { monthAround, parseDateNear, weekAround } from "@/lib/domain/time/period";
import type { Period } from "@/lib/domain/time/period";
import { monthTitle, periodTitle } from "@/lib/format/dates";
import type { MemberView } from "@/lib/format/paths";
import type { Words } from "@/lib/format/words";

/** Where in a member's calendar a person is; all of it stands in the address. */
export type MemberPlace = { readonly view: MemberView; readonly date: LocalDate };

/** Reads the place from an address; what is missing or wrong becomes the month of today. */
export function readMemberPlace(
  query: { get(name: string): string | null },
  today: LocalDate,
): MemberPlace {
  const view = query.get("view");
  return {
    view: view === "week" || view === "list" ? view : "month",
    date: parseDateNear(query.get("date") ?? "", today) ?? today,
  };
}

/** The days that the view shows; a month begins and ends with whole weeks. */
export function shownPeriod({ view, date }: MemberPlace): Period {
  if (view === "week") return weekAround(date);
  if (view === "list") return monthAround(date);
  return {
    from: startOfWeek(startOfMonth(date)),
    to: addDays(startOfWeek(endOfMonth(date)), 6),
  };
}

/** The days that the view is about: the week or the calendar month. */
export function namedPeriod({ view, date }: MemberPlace): Period {
  return view === "week" ? weekAround(date) : monthAround(date);
}

/** "October 2026" or "28 Sep – 4 Oct 2026". */
export function titleOfMemberPlace(words: Words, place: MemberPlace): string {
  return place.view === "week"
    ? periodTitle(words, weekAround(place.date))
    : monthTitle(words, place.date);
}

/** The same view one period on (1) or back (-1). */
export function stepMemberPlace(place: MemberPlace, step: 1 | -1): MemberPlace {
  const date =
    place.view === "week"
      ? addDays(place.date, 7 * step)
      : addMonths(startOfMonth(place.date), step);
  return { ...place, date };
}
