/** What a tag may be put on: 0 everything, 1 clients, 2 appointments, 3 events (business.md 14). */
export type TagEntity = 0 | 1 | 2 | 3;

/** A tag of a location (business.md 14). */
export type Tag = {
  readonly id: number;
  readonly title: string;
  /** `#rrggbb` */
  readonly color: string;
  readonly icon: string;
  readonly entity: TagEntity;
};
