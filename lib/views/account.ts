import type { LocalDate } from "@/lib/domain/time/local-date";

/** One of the places where a person is signed in. */
export type AccountSession = {
  readonly id: string;
  /** The program; empty = unknown. */
  readonly application: string;
  readonly usedOn: LocalDate;
  readonly isCurrent: boolean;
};

/** A person's own account. */
export type Account = {
  readonly userName: string;
  readonly sessions: readonly AccountSession[];
};
