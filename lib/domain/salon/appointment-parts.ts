import type { Appointment, ServiceLine } from "./appointment";

/** Parts of an appointment that have a right of their own (business.md 11.2). */
export type AppointmentPart = "date and team member" | "duration" | "comment" | "services";

type Parts = Pick<
  Appointment,
  "memberId" | "startsAt" | "durationSeconds" | "comment" | "services"
>;

/** Tells which parts two states of an appointment differ in. */
export function changedParts(before: Parts, after: Parts): AppointmentPart[] {
  const parts: AppointmentPart[] = [];
  if (before.memberId !== after.memberId || before.startsAt !== after.startsAt) {
    parts.push("date and team member");
  }
  if (before.durationSeconds !== after.durationSeconds) parts.push("duration");
  if (before.comment !== after.comment) parts.push("comment");
  if (!areSameServices(before.services, after.services)) parts.push("services");
  return parts;
}

function areSameServices(a: readonly ServiceLine[], b: readonly ServiceLine[]) {
  return (
    a.length === b.length &&
    a.every((line, index) => {
      const other = b[index];
      return (
        line.id === other?.id &&
        line.amount === other.amount &&
        line.firstCost === other.firstCost &&
        line.discount === other.discount &&
        line.cost === other.cost
      );
    })
  );
}
