import type { Instant } from "./instant";
import type { LocalDate } from "./local-date";

/** A date, or an instant whose date depends on the location's zone. */
export type DateReference = LocalDate | Instant;
