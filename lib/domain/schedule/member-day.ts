import type { TeamMemberId } from "../ids";
import type { Interval } from "../time/interval";
import type { WorkingDay } from "./working-day";

/** A member's hours of one date. */
export type MemberDay = { readonly memberId: TeamMemberId; readonly day: WorkingDay };

/** Wall-clock minutes of one member and date as plain sorted lists, ready for the session grid. */
export type MemberDayTimes = { readonly working: Interval[]; readonly busy: Interval[] };
