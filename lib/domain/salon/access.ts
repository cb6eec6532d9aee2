import type { LocationId, TeamMemberId } from "../ids";
import type { Grant } from "./grants";

export type Role =
  | "owner"
  | "manager"
  | "administrator"
  | "accountant"
  | "worker"
  | "free_readonly"
  | "free_readonly_admin";

/** What a user may do at one location (business.md 11.2); 0 in a restriction means none. */
export type Access = {
  readonly locationId: LocationId;
  readonly role: Role;
  readonly mayOpenTimetable: boolean;
  readonly onlyMemberId: TeamMemberId | 0;
  readonly onlyPositionId: number;
  /** How many days back the journal is open; 0 = no limit. */
  readonly lastDaysCount: number;
  readonly mayEditHoursInJournal: boolean;
  readonly mayEditHoursInSettings: boolean;
  readonly mayCreateAppointments: boolean;
  readonly mayEditAppointments: boolean;
  readonly mayDeleteAppointments: boolean;
  readonly mayDeleteArrivedAppointments: boolean;
  /** In the journal; those of the client base have a grant of their own. */
  readonly maySeePhones: boolean;
  readonly maySeeClients: boolean;
  /** How many days back appointments may be changed or deleted; -1 = of any age. */
  readonly editDaysCount: number;
  readonly grants: readonly Grant[];
};

/** Either of the two rights to edit hours suffices (business.md 11.2). */
export function mayEditHours(access: Access): boolean {
  return access.mayEditHoursInJournal || access.mayEditHoursInSettings;
}

/** Tells whether a member lies inside the user's restrictions (schedule.md 5.2). */
export function reachesMember(
  access: Access,
  member: { readonly id: TeamMemberId; readonly position: { readonly id: number } | null },
): boolean {
  if (access.onlyMemberId !== 0 && access.onlyMemberId !== member.id) return false;
  return access.onlyPositionId === 0 || access.onlyPositionId === member.position?.id;
}
