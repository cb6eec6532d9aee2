import { weekdayOf } from "@/lib/domain/time/local-date";
import type { LocalDate } from "@/lib/domain/time/local-date";
import { datesOf } from "@/lib/domain/time/period";
import type { Period } from "@/lib/domain/time/period";

/** One day of the grid's head, with what tells it from the others. */
export type GridColumn = {
  readonly date: LocalDate;
  /** Marks for the style sheet: "today", "weekend", "monday", "past", parted by spaces. */
  readonly marks: string;
};

/** The columns of a period. */
export function columnsOf(period: Period, today: LocalDate): GridColumn[] {
  return datesOf(period).map((date) => ({ date, marks: marksOf(date, today) }));
}

function marksOf(date: LocalDate, today: LocalDate): string {
  const weekday = weekdayOf(date);
  const marks: string[] = [];
  if (date === today) marks.push("today");
  if (date < today) marks.push("past");
  if (weekday >= 6) marks.push("weekend");
  if (weekday === 1) marks.push("monday");
  return marks.join(" ");
}
