import type { LocationId } from "@/lib/domain/ids";
import type { LocalDate } from "@/lib/domain/time/local-date";

/** What every page shows around its content: who is signed in, where, and what else is open. */
export type Shell = {
  readonly userName: string;
  readonly location: {
    readonly id: LocationId;
    readonly title: string;
    readonly timeZone: string;
    readonly today: LocalDate;
  };
  readonly locations: readonly { readonly id: LocationId; readonly title: string }[];
};
