import type { Appointment } from "./appointment";
import type { TeamMember } from "./team-member";

/** An appointment with the member it is booked with, who may have left the team since. */
export type JournalEntry = {
  readonly appointment: Appointment;
  readonly member: TeamMember | null;
};
