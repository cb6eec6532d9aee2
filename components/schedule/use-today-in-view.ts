import { useLayoutEffect } from "react";
import type { RefObject } from "react";
import type { LocalDate } from "@/lib/domain/time/local-date";
import { includesDate } from "@/lib/domain/time/period";
import type { Period } from "@/lib/domain/time/period";

/** Brings today's column into view when a period is shown that does not fit the window. */
export function useTodayInView(
  grid: RefObject<HTMLElement | null>,
  { from, to }: Period,
  today: LocalDate,
): void {
  useLayoutEffect(() => {
    if (!includesDate({ from, to }, today)) return;
    const column = grid.current?.querySelector('[role="columnheader"][aria-current="date"]');
    column?.scrollIntoView({ inline: "nearest", block: "nearest" });
  }, [grid, from, to, today]);
}
