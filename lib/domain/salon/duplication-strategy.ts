import type { Repetition } from "../schedule/repeat-dates";

/** 1 = without the appointments, 2 = with them (business.md 8.5). */
export type ContentType = 1 | 2;

/** A named way to repeat an event (business.md 8.6). */
export type DuplicationStrategy = Repetition & {
  readonly id: number;
  readonly title: string;
  readonly contentType: ContentType;
};
