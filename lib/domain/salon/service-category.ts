import type { TeamMemberId } from "../ids";

export type ServiceCategory = {
  readonly id: number;
  readonly title: string;
  readonly apiId: string;
  /** Sort key, heavier first. */
  readonly weight: number;
  /** Who works in it: named for it, or doing one of its services. */
  readonly memberIds: readonly TeamMemberId[];
};
