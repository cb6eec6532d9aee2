import type { Repetition } from "../schedule/repeat-dates";

/** What a copy of an event takes along (business.md 8.5). */
export type CopiedContent = "event" | "event_with_seats";

/** A named way to repeat an event (business.md 8.6). */
export type DuplicationStrategy = Repetition & {
  readonly id: number;
  readonly title: string;
  readonly content: CopiedContent;
};
