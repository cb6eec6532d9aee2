import type { StaffScope } from "@/lib/api/platform/access";
import { appointmentId, serviceId, userId } from "@/lib/domain/ids";
import type { Access } from "@/lib/domain/salon/access";
import type { Appointment, BookedClient } from "@/lib/domain/salon/appointment";
import type { ClientDetails } from "@/lib/domain/salon/client";
import type { HeldEvent } from "@/lib/domain/salon/held-event";
import { NO_SOCIAL_LINKS } from "@/lib/domain/salon/location";
import type { Location } from "@/lib/domain/salon/location";
import type { Service } from "@/lib/domain/salon/service";
import type { TeamMember } from "@/lib/domain/salon/team-member";
import { ANNA, at, BEN, NORD, NOW, TODAY } from "./builders";

/** A worker who may open the timetable, and nothing else. */
export function anAccess(over: Partial<Access> = {}): Access {
  return {
    locationId: NORD,
    role: "worker",
    mayOpenTimetable: true,
    onlyMemberId: 0,
    onlyPositionId: 0,
    lastDaysCount: 0,
    mayEditHoursInJournal: false,
    mayEditHoursInSettings: false,
    mayCreateAppointments: false,
    mayEditAppointments: false,
    mayDeleteAppointments: false,
    mayDeleteArrivedAppointments: false,
    maySeePhones: false,
    maySeeClients: false,
    editDaysCount: -1,
    grants: [],
    ...over,
  };
}

/** Nord in Berlin, a step of 15 minutes. */
export function aLocation(over: Partial<Location> = {}): Location {
  return {
    id: NORD,
    chainId: 1,
    chainTitle: "Chain",
    title: "Nord",
    shortDescription: "",
    phone: "",
    country: "",
    city: "Berlin",
    address: "",
    zip: "",
    openingHours: "",
    timeZone: "Europe/Berlin",
    currency: "EUR",
    isActive: true,
    sessionStepMinutes: 15,
    countryId: 0,
    cityId: 7,
    description: "",
    site: "",
    social: NO_SOCIAL_LINKS,
    morePhones: [],
    latitude: 52.5,
    longitude: 13.4,
    businessTypeId: 1,
    isDeleted: false,
    ...over,
  };
}

/** What a user with these rights finds at Nord on 2026-11-25, ten in the morning. */
export function aScope(over: Partial<Access> = {}, location = aLocation()): StaffScope {
  const access = anAccess(over);
  const user = { id: userId(7001), name: "Uma", phone: "", email: "", access: [access] };
  const caller = { partner: { id: 1, locationIds: [location.id] }, user };
  return { id: NORD, location, now: NOW, today: TODAY, access, user, caller };
}

/** Anna, a stylist (position 11) with hours. */
export function aMember(over: Partial<TeamMember> = {}): TeamMember {
  return {
    id: ANNA,
    name: "Anna",
    specialization: "",
    position: { id: 11, title: "Stylist" },
    userId: null,
    apiId: "",
    information: "",
    hasTimetable: true,
    isDismissed: false,
    isRemoved: false,
    isHidden: false,
    weight: 0,
    rating: 0,
    scheduleUntil: null,
    ...over,
  };
}

/** Anna and Ben (position 14). */
export const TEAM: readonly TeamMember[] = [
  aMember(),
  aMember({ id: BEN, name: "Ben", position: { id: 14, title: "Colourist" } }),
];

/** A client of appointments: 41, Clara. */
export function aBookedClient(over: Partial<BookedClient> = {}): BookedClient {
  return {
    id: 41,
    name: "Clara",
    phone: "493012345678",
    email: "clara@example.org",
    givenName: "Clara",
    surname: "",
    middleName: "",
    comment: "",
    card: "",
    discount: 0,
    gender: 0,
    birthDate: null,
    successVisits: 0,
    failVisits: 0,
    isNew: true,
    tags: [],
    customFields: {},
    ...over,
  };
}

/** Anna's, 2026-11-26 10:00 in Berlin, one hour, nobody's, without services. */
export function aRecord(over: Partial<Appointment> = {}): Appointment {
  return {
    id: appointmentId(1),
    memberId: ANNA,
    startsAt: at("2026-11-26T09:00:00Z"),
    durationSeconds: 3600,
    technicalBreakSeconds: 0,
    attendance: "waiting",
    client: null,
    services: [],
    comment: "",
    isOnline: false,
    isDeleted: false,
    isCancelledByClient: false,
    eventId: 0,
    visitId: 1,
    createdBy: null,
    createdAt: NOW,
    changedAt: NOW,
    apiId: "",
    extras: {
      customColor: "",
      smsRemainHours: 0,
      emailRemainHours: 0,
      isMemberWanted: false,
      seats: 1,
    },
    unitIds: [],
    tags: [],
    customFields: {},
    ...over,
  };
}

/** A cut of one hour for 30, which Anna does. */
export function aService(over: Partial<Service> = {}): Service {
  return {
    id: serviceId(501),
    title: "Cut",
    bookingTitle: "",
    categoryId: 0,
    priceMin: 30,
    priceMax: 30,
    durationSeconds: 3600,
    technicalBreakSeconds: null,
    discount: 0,
    comment: "",
    weight: 0,
    isBookableOnline: true,
    apiId: "",
    isGroup: false,
    capacity: 1,
    isLimitedToDates: false,
    dateFrom: null,
    dateTo: null,
    searchFromSeconds: 0,
    searchToSeconds: 86_400,
    slotStepSeconds: 0,
    searchStepSeconds: 0,
    taxVariant: 0,
    vatId: 0,
    links: [{ memberId: ANNA, durationSeconds: 3600, cardId: null, price: null }],
    translations: [],
    resourceIds: [],
    ...over,
  };
}

/** Anna's event 801 of service 501, 2026-11-26 10:00 in Berlin, one hour, ten seats. */
export function anEvent(over: Partial<HeldEvent> = {}): HeldEvent {
  return {
    id: 801,
    serviceId: serviceId(501),
    memberId: ANNA,
    startsAt: at("2026-11-26T09:00:00Z"),
    durationSeconds: 3600,
    capacity: 10,
    booked: 0,
    title: "Class",
    units: [],
    tags: [],
    ...over,
  };
}

/** Clara with phone and e-mail, of whom nothing else is known. */
export function aClient(over: Partial<ClientDetails> = {}): ClientDetails {
  return {
    name: "Clara",
    surname: "",
    middleName: "",
    phone: "493012345678",
    email: "clara@example.org",
    gender: 0,
    importance: 0,
    discount: 0,
    card: "",
    birthDate: null,
    comment: "",
    isGreetedBySms: false,
    isOutOfMailings: false,
    spent: 0,
    balance: 0,
    customFields: {},
    ...over,
  };
}
