import type { InstantSpan } from "../time/instant";
import type { GroupEvent, AppointmentTag } from "./appointment";
import type { ResourceUnit } from "./resource";

/** A group event with what it holds and its tags, by title. */
export type HeldEvent = GroupEvent & {
  readonly units: readonly ResourceUnit[];
  readonly tags: readonly AppointmentTag[];
};

/** What events are looked for by; open where nothing is told. */
export type EventQuery = {
  readonly ids?: readonly number[];
  /** Of the start. */
  readonly span?: InstantSpan;
  readonly serviceIds?: readonly number[];
  readonly memberIds?: readonly number[];
  /** Kinds of resources, not their pieces. */
  readonly resourceIds?: readonly number[];
};
