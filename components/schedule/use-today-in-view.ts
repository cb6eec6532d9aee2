import { useLayoutEffect } from "react";
import type { RefObject } from "react";
import type { LocalDate } from "@/lib/domain/time/local-date";

/** Brings today's column into view when a period is shown that does not fit the window. */
export function useTodayInView(grid: RefObject<HTMLElement | null>, periodStart: LocalDate): void {
  useLayoutEffect(() => {
    const today = grid.current?.querySelector('[role="columnheader"][aria-current="date"]');
    today?.scrollIntoView({ inline: "nearest", block: "nearest" });
  }, [grid, periodStart]);
}
