import { appointmentId, serviceId, teamMemberId, userId } from "@/lib/domain/ids";
import { addSeconds } from "@/lib/domain/time/instant";
import { addDays } from "@/lib/domain/time/local-date";
import type { Database } from "@/lib/data/connection";
import { appointments, appointmentServices, events } from "@/lib/data/schema/appointments";
import { appointmentTags, clientTags } from "@/lib/data/schema/clients";
import {
  duplicationStrategies,
  eventScheduleDays,
  eventScheduleEvents,
  eventSchedules,
} from "@/lib/data/schema/event-schedules";
import { appointmentResources, eventResources } from "@/lib/data/schema/events";
import { reviews } from "@/lib/data/schema/reviews";
import { FIRST_DAY, FIRST_START, rows } from "./bulk-size";
import type { Bulk } from "./bulk-size";

/** Events, appointments and all they hold, for members, clients and services that are there. */
export async function addBulkBookings(db: Database, bulk: Bulk): Promise<void> {
  await addBookings(db, bulk);
  await addParts(db, bulk);
  await addSeries(db, bulk);
}

async function addBookings(db: Database, { locationId, first, size }: Bulk): Promise<void> {
  const many = <T>(rowOf: (id: number, index: number) => T) => rows(size.many, first, rowOf);
  const booked = (index: number) => ({
    memberId: teamMemberId(first + (index % size.members)),
    startsAt: addSeconds(FIRST_START, Math.floor(index / size.members) * 3600),
    durationSeconds: 1800,
  });
  await db.insert(events).values(
    many((id, index) => ({
      locationId,
      id,
      serviceId: serviceId(first + (index % size.services)),
      ...booked(index),
      capacity: 5,
      title: `Event ${id}`,
    })),
  );
  await db.insert(appointments).values(
    many((id, index) => ({
      locationId,
      id: appointmentId(id),
      ...booked(index),
      technicalBreakSeconds: 0,
      attendance: "arrived" as const,
      clientId: id,
      comment: "",
      isOnline: false,
      eventId: index % 3 === 0 ? id : 0,
      createdBy: userId(first + (index % size.services)),
      createdAt: FIRST_START,
      changedAt: FIRST_START,
      apiId: "",
    })),
  );
  await db.insert(reviews).values(
    many((id, index) => ({
      locationId,
      id,
      memberId: booked(index).memberId,
      rating: 5,
      text: `Review ${id}`,
      authorName: "Ana",
      writtenBy: userId(first),
      writtenAt: FIRST_START,
    })),
  );
}

async function addParts(db: Database, { locationId, first, size }: Bulk): Promise<void> {
  const many = <T>(rowOf: (id: number, kind: number) => T) =>
    rows(size.many, first, (id, index) => rowOf(id, first + (index % size.services)));
  await db.insert(appointmentServices).values(
    many((id, kind) => ({
      locationId,
      appointmentId: appointmentId(id),
      line: 0,
      serviceId: serviceId(kind),
      title: "Cut",
      firstCost: 10,
      discount: 0,
      cost: 10,
      amount: 1,
    })),
  );
  const tagged = many((id, tagId) => ({ locationId, id, tagId }));
  await db.insert(clientTags).values(tagged.map(({ id, ...tag }) => ({ ...tag, clientId: id })));
  await db
    .insert(appointmentTags)
    .values(tagged.map(({ id, ...tag }) => ({ ...tag, appointmentId: appointmentId(id) })));
  const held = many((id, unitId) => ({ locationId, id, unitId }));
  await db
    .insert(eventResources)
    .values(held.map(({ id, ...piece }) => ({ ...piece, eventId: id })));
  await db
    .insert(appointmentResources)
    .values(held.map(({ id, ...piece }) => ({ ...piece, appointmentId: appointmentId(id) })));
}

/** One schedule with one series, whose dates have the events at hand. */
async function addSeries(db: Database, { locationId, first, size }: Bulk): Promise<void> {
  const stamps = { createdAt: FIRST_START, changedAt: FIRST_START };
  await db.insert(duplicationStrategies).values(
    rows(size.services, first, (id) => ({
      locationId,
      id,
      title: `Strategy ${id}`,
      repeatMode: "weekly" as const,
      days: [1],
      interval: 0,
      contentType: 1 as const,
    })),
  );
  await db.insert(eventSchedules).values({
    locationId,
    id: first,
    originalEventId: first,
    startDate: FIRST_DAY,
    endDate: addDays(FIRST_DAY, size.many),
    ...stamps,
  });
  await db.insert(eventScheduleDays).values({
    locationId,
    id: first,
    scheduleId: first,
    weekday: 1,
    memberId: teamMemberId(first),
    minute: 540,
    durationSeconds: 1800,
    capacity: 5,
    tagIds: [first],
    unitIds: [first],
    ...stamps,
  });
  await db.insert(eventScheduleEvents).values(
    rows(size.many, first, (id, index) => ({
      locationId,
      id,
      dayId: first,
      date: addDays(FIRST_DAY, index),
      eventId: id,
      isFailed: false,
      ...stamps,
    })),
  );
}
