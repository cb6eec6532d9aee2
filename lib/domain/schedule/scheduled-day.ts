import type { TeamMemberId } from "../ids";
import type { Interval } from "../time/interval";
import type { WorkingDay } from "./working-day";

/** One member and date as the bulk read of hours gives it (schedule.md 9). */
export type ScheduledDay = WorkingDay & {
  readonly memberId: TeamMemberId;
  readonly busy: readonly (Interval & {
    readonly kind: "appointment" | "event";
    readonly id: number;
  })[];
};
