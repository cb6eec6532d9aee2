import { appointmentId, serviceId, teamMemberId } from "@/lib/domain/ids";
import type { LocationId, TeamMemberId, UserId } from "@/lib/domain/ids";
import type { Attendance } from "@/lib/domain/salon/appointment";
import { addDays, dayNumber, weekdayOf } from "@/lib/domain/time/local-date";
import type { LocalDate, Weekday } from "@/lib/domain/time/local-date";
import { datesOf } from "@/lib/domain/time/period";
import { toInstant } from "@/lib/zone/wall-clock";
import type { appointmentServices, appointments, events } from "../schema/appointments";
import { DEMO_CLIENT_LISTS } from "./demo-clients";
import { planDay } from "./demo-day-plan";
import type { Offer } from "./demo-day-plan";
import { mix } from "./demo-formula";
import { demoDay } from "./demo-hours";
import { OWNER, RECEPTION } from "./demo-people";
import { DEMO_LOCATIONS, NORD } from "./demo-places";
import { DEMO_LINKS, DEMO_SERVICES } from "./demo-services";
import { DEMO_TEAM } from "./demo-team";

const DAYS_BACK = 30;
const DAYS_AHEAD = 21;
const FIRST_IDS: Readonly<Record<number, number>> = { 4564: 10_001, 4565: 30_001, 4566: 50_001 };

/** Appointments that the demo promises, under ids that do not depend on the day. */
export const STRANDED_ID = appointmentId(8001);
export const DELETED_ID = appointmentId(8002);
export const SEAT_IDS = [appointmentId(8003), appointmentId(8004)] as const;
const EVENT_ID = 801;

const DELETED = { memberId: teamMemberId(3001), serviceId: 501, start: 600, minutes: 60 };
const CLASS = { memberId: teamMemberId(3009), serviceId: 509, start: 900, minutes: 90 };
const STRANDED = { memberId: teamMemberId(3004), serviceId: 502, start: 600, minutes: 30 };

type Booking = {
  readonly id: number;
  readonly location: LocationId;
  readonly memberId: TeamMemberId;
  readonly date: LocalDate;
  readonly start: number;
  readonly minutes: number;
  readonly serviceId: number;
  readonly clientNumber: number;
  readonly isDeleted?: true;
  readonly eventId?: number;
};

export type DemoAppointments = {
  readonly appointments: (typeof appointments.$inferInsert)[];
  readonly lines: (typeof appointmentServices.$inferInsert)[];
  readonly events: (typeof events.$inferInsert)[];
};

/** Bookings from 30 days before the anchor day to 21 days after it, and the promised ones. */
export function demoAppointments(anchorOf: (location: number) => LocalDate): DemoAppointments {
  const bookings = [
    ...DEMO_LOCATIONS.flatMap(({ locationId }) => regular(locationId, anchorOf(locationId))),
    ...promised(anchorOf(NORD)),
  ];
  return {
    appointments: bookings.map((each) => toRow(each, anchorOf(each.location))),
    lines: bookings.map(toLine),
    events: [theClass(anchorOf(NORD))],
  };
}

function regular(location: LocationId, anchor: LocalDate): Booking[] {
  const period = { from: addDays(anchor, -DAYS_BACK), to: addDays(anchor, DAYS_AHEAD) };
  const team = DEMO_TEAM.filter((member) => member.locationId === location);
  const firstId = FIRST_IDS[location] ?? 0;
  const bookings: Omit<Booking, "id">[] = datesOf(period).flatMap((date) => {
    const ofDay = team.flatMap(({ id: memberId }) =>
      planDay(memberId, dayNumber(date), openTime(memberId, date, anchor), offersOf(memberId)).map(
        ({ serviceId: service, start, minutes }) => ({ memberId, service, start, minutes }),
      ),
    );
    return ofDay.map(({ memberId, service, start, minutes }, index) => ({
      location,
      memberId,
      date,
      start,
      minutes,
      serviceId: service,
      clientNumber: dayNumber(date) * 17 + index, // neighbours in the list come one after the other
    }));
  });
  return bookings.map((booking, index) => ({ ...booking, id: firstId + index }));
}

/** The hours without what the promised bookings take. */
function openTime(memberId: TeamMemberId, date: LocalDate, anchor: LocalDate): number[] {
  const { intervals } = demoDay(memberId, date, anchor);
  const taken = [
    { ...DELETED, date: addDays(anchor, 1) },
    { ...CLASS, date: nextWeekday(anchor, 6) },
  ].find((each) => each.memberId === memberId && each.date === date);
  return taken ? without(intervals, taken.start, taken.start + taken.minutes) : intervals;
}

function without(intervals: readonly number[], from: number, to: number): number[] {
  const left: number[] = [];
  for (let index = 0; index < intervals.length; index += 2) {
    const [open = 0, close = 0] = intervals.slice(index, index + 2);
    if (open < Math.min(close, from)) left.push(open, Math.min(close, from));
    if (Math.max(open, to) < close) left.push(Math.max(open, to), close);
  }
  return left;
}

function offersOf(memberId: TeamMemberId): Offer[] {
  return DEMO_LINKS.filter((link) => link.memberId === memberId && link.serviceId !== 509).map(
    (link) => ({
      serviceId: link.serviceId,
      minutes: (link.durationSeconds + breakOf(link.serviceId)) / 60,
    }),
  );
}

function breakOf(service: number): number {
  return DEMO_SERVICES.find((each) => each.id === service)?.technicalBreakSeconds ?? 0;
}

/** The first date after the anchor day with that weekday, Monday 1. */
function nextWeekday(anchor: LocalDate, weekday: Weekday): LocalDate {
  return addDays(anchor, ((weekday - weekdayOf(anchor) + 6) % 7) + 1);
}

function promised(anchor: LocalDate): Booking[] {
  const classDate = nextWeekday(anchor, 6);
  return [
    {
      ...STRANDED,
      id: STRANDED_ID,
      location: NORD,
      date: nextWeekday(anchor, 1),
      clientNumber: 41,
    },
    {
      ...DELETED,
      id: DELETED_ID,
      location: NORD,
      date: addDays(anchor, 1),
      clientNumber: 42,
      isDeleted: true,
    },
    ...SEAT_IDS.map((id, index) => ({
      ...CLASS,
      id,
      location: NORD,
      date: classDate,
      clientNumber: 43 + index,
      eventId: EVENT_ID,
    })),
  ];
}

function theClass(anchor: LocalDate): typeof events.$inferInsert {
  return {
    locationId: NORD,
    id: EVENT_ID,
    serviceId: serviceId(CLASS.serviceId),
    memberId: CLASS.memberId,
    startsAt: toInstant(zoneOf(NORD), nextWeekday(anchor, 6), CLASS.start),
    durationSeconds: CLASS.minutes * 60,
    capacity: 6,
    title: "Make-up class",
  };
}

function toRow(booking: Booking, anchor: LocalDate): typeof appointments.$inferInsert {
  const { location, memberId, date, start } = booking;
  const zone = zoneOf(location);
  const made = date < anchor ? date : anchor;
  const scatter = mix(memberId, dayNumber(date), start);
  const madeAt = toInstant(zone, addDays(made, -1 - (scatter % 14)), 600 + (scatter % 480));
  const isOnline = scatter % 3 === 0;
  return {
    locationId: location,
    id: appointmentId(booking.id),
    memberId,
    startsAt: toInstant(zone, date, start),
    durationSeconds: booking.minutes * 60,
    technicalBreakSeconds: breakOf(booking.serviceId),
    attendance: attendanceOf(scatter, date < anchor),
    clientId: clientOf(location, booking.clientNumber),
    comment: "",
    isOnline,
    isDeleted: booking.isDeleted ?? false,
    eventId: booking.eventId ?? 0,
    visitId: null,
    createdBy: isOnline ? null : creatorAt(location),
    createdAt: madeAt,
    changedAt: madeAt,
    apiId: "",
  };
}

function attendanceOf(scatter: number, isPast: boolean): Attendance {
  if (isPast) return (scatter >>> 8) % 15 === 0 ? "missed" : "arrived";
  return (scatter >>> 8) % 4 === 0 ? "confirmed" : "waiting";
}

function creatorAt(location: LocationId): UserId {
  return location === NORD ? RECEPTION : OWNER;
}

function clientOf(location: LocationId, number: number): number {
  const list = DEMO_CLIENT_LISTS.find((each) => each.location === location);
  if (!list) throw new Error(`No clients at ${location}`);
  return list.firstId + (number % list.size);
}

function toLine(booking: Booking): typeof appointmentServices.$inferInsert {
  const service = DEMO_SERVICES.find((each) => each.id === booking.serviceId);
  if (!service) throw new Error(`No service ${booking.serviceId}`);
  const isSenior = DEMO_TEAM.some((each) => each.id === booking.memberId && each.positionId === 11);
  const price = isSenior ? service.priceMax : service.priceMin;
  return {
    locationId: booking.location,
    appointmentId: appointmentId(booking.id),
    line: 0,
    serviceId: service.id,
    title: service.title,
    firstCost: price,
    discount: 0,
    cost: price,
    amount: 1,
  };
}

function zoneOf(location: LocationId): string {
  const place = DEMO_LOCATIONS.find((each) => each.locationId === location);
  if (!place) throw new Error(`No location ${location}`);
  return place.timeZone;
}
