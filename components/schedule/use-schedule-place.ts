import { useSearchParams } from "next/navigation";
import type { LocationId } from "@/lib/domain/ids";
import type { LocalDate } from "@/lib/domain/time/local-date";
import { schedulePath } from "@/lib/format/paths";
import { readSchedulePlace } from "./schedule-place";
import type { SchedulePlace } from "./schedule-place";

type PlaceInAddress = {
  readonly place: SchedulePlace;
  readonly pathOf: (change: Partial<SchedulePlace>) => string;
  readonly go: (href: string) => void;
  /** Changes the address without a step for the back button. */
  readonly replace: (href: string) => void;
};

/**
 * The place in the schedule, kept in the address. Going elsewhere is shallow: the board comes from
 * the query cache, so the server need not render the page again.
 */
export function useSchedulePlace(locationId: LocationId, today: LocalDate): PlaceInAddress {
  const place = readSchedulePlace(useSearchParams(), today);
  const pathOf = (change: Partial<SchedulePlace>): string => {
    const { view, date, members } = { ...place, ...change };
    return schedulePath(locationId, {
      view: view === "week" ? view : undefined,
      date: date === today ? undefined : date,
      members,
    });
  };
  return {
    place,
    pathOf,
    go: (href) => window.history.pushState(null, "", href),
    replace: (href) => window.history.replaceState(null, "", href),
  };
}
