import type { GroupEvent, AppointmentLabel } from "./appointment";
import type { ResourceInstance } from "./resource";

/** A group event with what it holds and its tags, by title. */
export type HeldEvent = GroupEvent & {
  readonly instances: readonly ResourceInstance[];
  readonly labels: readonly AppointmentLabel[];
};
