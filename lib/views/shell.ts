import type { LocationId } from "@/lib/domain/ids";
import type { LocalDate } from "@/lib/domain/time/local-date";

/** What every page shows around its content: who is signed in, where, and what else is open. */
export type Shell = {
  readonly userName: string;
  /** Names the build that made the page. */
  readonly build: string;
  /** False where a live account serves the API: then there is no documentation of ours. */
  readonly hasApi: boolean;
  readonly location: {
    readonly id: LocationId;
    readonly title: string;
    readonly timeZone: string;
    readonly today: LocalDate;
  };
  readonly locations: readonly { readonly id: LocationId; readonly title: string }[];
};
