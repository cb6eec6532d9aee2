/** What of an event is no longer as its series plans it. */

import { serviceLines } from "@/lib/api/areas/appointments/service-lines.rules";
import type { StaffScope } from "@/lib/api/platform/access";
import { memberFor } from "@/lib/api/platform/member-visibility";
import { invalid } from "@/lib/api/platform/errors";
import type { ServiceError } from "@/lib/api/platform/errors";
import type { ServiceLine, GroupEvent } from "@/lib/domain/salon/appointment";
import type { EventSchedule, ScheduleDay, SeriesPlan } from "@/lib/domain/salon/event-series";
import type { HeldEvent } from "@/lib/domain/salon/held-event";
import type { Service } from "@/lib/domain/salon/service";
import type { TeamMember } from "@/lib/domain/salon/team-member";
import type { Occupation } from "@/lib/domain/schedule/occupied";
import type { LocalDate } from "@/lib/domain/time/local-date";
import { toInstant } from "@/lib/zone/wall-clock";
import { isTooLong } from "@/lib/domain/schedule/series-dates";

type Changed = {
  readonly master: boolean;
  readonly datetime: boolean;
  readonly duration: boolean;
  readonly tags: boolean;
  readonly units: boolean;
};

function areOthers(held: readonly { readonly id: number }[], planned: readonly number[]): boolean {
  return held.length !== planned.length || held.some(({ id }) => !planned.includes(id));
}

/** Compares an event with the plan of its series for a date (schedule.md 15). */
export function changedOf(
  { location }: Pick<StaffScope, "location">,
  event: HeldEvent,
  plan: SeriesPlan,
  date: LocalDate,
): Changed {
  return {
    master: event.memberId !== plan.memberId,
    datetime: event.startsAt !== toInstant(location.timeZone, date, plan.minute),
    duration: event.durationSeconds !== plan.durationSeconds,
    tags: areOthers(event.tags, plan.tagIds),
    units: areOthers(event.units, plan.unitIds),
  };
}

/** An event of a series in which seats can be booked. */
export type Place = { readonly dayId: number; readonly event: GroupEvent };

/** A seat is priced as one that is booked by hand; a service that is gone costs nothing. */
export function lineOf(catalogue: readonly Service[], event: GroupEvent): ServiceLine {
  const { memberId, serviceId, title } = event;
  const wanted = { id: serviceId, firstCost: null, discount: 0, cost: null, amount: 1 };
  const lines = serviceLines(catalogue, { memberId, eventId: event.id, toBook: [wanted] });
  const line = lines.ok ? lines.value[0] : undefined;
  return line ?? { id: serviceId, title, firstCost: 0, discount: 0, cost: 0, amount: 1 };
}

type Wanted = Occupation & { readonly day: ScheduleDay; readonly date: LocalDate };

/** The event of a series on a date, at its minute of the location's clock. */
export function wantedOn({ location }: StaffScope, day: ScheduleDay, date: LocalDate): Wanted {
  const { memberId, unitIds, durationSeconds: length, minute } = day;
  const startsAt = toInstant(location.timeZone, date, minute);
  return { day, date, memberId, unitIds, durationSeconds: length, startsAt };
}

/** The events that were made, by their new ids in the same order. */
export function madeOf(
  made: readonly Wanted[],
  ids: readonly number[],
  { serviceId, title }: Pick<HeldEvent, "serviceId" | "title">,
): Place[] {
  return made.flatMap(({ day, memberId, startsAt, durationSeconds: length }, index) => {
    const id = ids[index];
    if (id === undefined) return [];
    const { capacity } = day;
    const event = {
      id,
      serviceId,
      title,
      memberId,
      startsAt,
      durationSeconds: length,
      capacity,
      booked: 0,
    };
    return [{ dayId: day.id, event }];
  });
}

/** Why one of those who are to work in new events may not. */
export function problemOfSeriesMembers(
  scope: StaffScope,
  plans: readonly Pick<SeriesPlan, "memberId">[],
  everybody: readonly TeamMember[],
): ServiceError | null {
  for (const { memberId } of plans) {
    const member = memberFor(scope, everybody, memberId, "write_hours");
    if (!member.ok) return member.error;
  }
  return null;
}

/** Why a schedule may not end there (schedule.md 15); null when it may. */
export function problemOfEnd(after: LocalDate, to: LocalDate): ServiceError | null {
  if (to < after) return invalid("date_end", "must not be before the original event");
  return isTooLong({ after, to }) ? invalid("date_end", "makes more than 366 events") : null;
}

/** Tells whether all of these are series of the schedule. */
export function areDaysOf({ days }: EventSchedule, ids: readonly number[]): boolean {
  return ids.every((id) => days.some((day) => day.id === id));
}

/** The series of the schedule that the client comes to; a deleted one is none. */
export function daysOf(
  { days }: EventSchedule,
  { dayIds }: { readonly dayIds: readonly number[] | null },
): number[] {
  return days.map(({ id }) => id).filter((id) => dayIds?.includes(id) ?? true);
}
