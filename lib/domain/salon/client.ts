import type { Instant } from "../time/instant";
import type { LocalDate } from "../time/local-date";

/** 0 unknown, 1 male, 2 female (business.md 5.3). */
export type Gender = 0 | 1 | 2;

/** 0 none, 1 bronze, 2 silver, 3 gold (business.md 5.3). */
export type Importance = 0 | 1 | 2 | 3;

/** Values of custom fields by their code (business.md 15). */
export type CustomValues = Readonly<Record<string, string | number>>;

/** What people write about a client (business.md 5.3). */
export type ClientDetails = {
  readonly name: string;
  readonly surname: string;
  readonly middleName: string;
  /** E.164 without the plus; empty where none is known. */
  readonly phone: string;
  readonly email: string;
  readonly gender: Gender;
  readonly importance: Importance;
  /** Percent. */
  readonly discount: number;
  readonly card: string;
  readonly birthDate: LocalDate | null;
  readonly comment: string;
  readonly isGreetedBySms: boolean;
  readonly isOutOfMailings: boolean;
  readonly spent: number;
  readonly balance: number;
  readonly customFields: CustomValues;
};

/** What the client's kept appointments come to. */
export type VisitTotals = {
  readonly visits: number;
  readonly soldAmount: number;
  readonly firstVisit: Instant | null;
  readonly lastVisit: Instant | null;
};

/** A client of the base with all that is known of them (business.md 5.4). */
export type ClientCard = ClientDetails &
  VisitTotals & {
    readonly id: number;
    readonly tags: readonly ClientTag[];
    readonly changedAt: Instant;
  };

/** A tag as a client carries it. */
export type ClientTag = { readonly id: number; readonly title: string; readonly color: string };

/** A note on a client (business.md 5.5). */
export type ClientComment = {
  readonly id: number;
  readonly text: string;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
  readonly author: { readonly id: number; readonly name: string } | null;
};

/** Given name and surname in one line. */
export function fullName(client: { readonly name: string; readonly surname: string }): string {
  return client.surname === "" ? client.name : `${client.name} ${client.surname}`.trim();
}

/** A client as it is stored, with the tags it is to have. */
export type ClientToSave = ClientDetails & { readonly tagIds: readonly number[] };
