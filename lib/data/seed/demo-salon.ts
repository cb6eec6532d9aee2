import type { PgTable } from "drizzle-orm/pg-core";
import type { Instant } from "@/lib/domain/time/instant";
import type { LocalDate } from "@/lib/domain/time/local-date";
import { todayIn } from "@/lib/zone/wall-clock";
import type { Database } from "../connection";
import { inChunks } from "../in-order";
import { appointmentServices, appointments, clients, events } from "../schema/appointments";
import { bookingForms } from "../schema/booking-forms";
import { hours } from "../schema/hours";
import { onlineSettings } from "../schema/online";
import { partnerLocations, partnerTokens, partners, userAccess, users } from "../schema/people";
import {
  chains,
  locations,
  positions,
  resourceInstances,
  resources,
  serviceCategories,
  serviceLinks,
  services,
  teamMembers,
} from "../schema/salon";
import { demoAppointments } from "./demo-appointments";
import { DEMO_CLIENTS } from "./demo-clients";
import { demoHours } from "./demo-hours";
import { DEMO_BOOKING_FORMS, DEMO_ONLINE_SETTINGS } from "./demo-online";
import {
  DEMO_ACCESS,
  DEMO_PARTNERS,
  DEMO_PARTNER_LOCATIONS,
  DEMO_PARTNER_TOKENS,
  demoUsers,
} from "./demo-people";
import {
  DEMO_CHAIN,
  DEMO_LOCATIONS,
  DEMO_POSITIONS,
  DEMO_RESOURCES,
  DEMO_RESOURCE_INSTANCES,
} from "./demo-places";
import { DEMO_CATEGORIES, DEMO_LINKS, DEMO_SERVICES } from "./demo-services";
import { DEMO_TEAM } from "./demo-team";

/** Creates the demo salon around the date of `now` at each location: all of it or nothing. */
export async function createDemoSalon(db: Database, now: Instant): Promise<void> {
  const logins = await demoUsers();
  const anchors = new Map<number, LocalDate>(
    DEMO_LOCATIONS.map((place) => [place.locationId, todayIn(place.timeZone, now)]),
  );
  const anchorOf = (location: number) => {
    const anchor = anchors.get(location);
    if (anchor === undefined) throw new Error(`No location ${location}`);
    return anchor;
  };
  const booked = demoAppointments(anchorOf);
  await db.transaction(async (transaction) => {
    const insert = intoOf(transaction);
    await insert(chains, [DEMO_CHAIN]);
    await insert(locations, DEMO_LOCATIONS);
    await insert(onlineSettings, DEMO_ONLINE_SETTINGS);
    await insert(bookingForms, DEMO_BOOKING_FORMS);
    await insert(positions, DEMO_POSITIONS);
    await insert(resources, DEMO_RESOURCES);
    await insert(resourceInstances, DEMO_RESOURCE_INSTANCES);
    await insert(users, logins);
    await insert(partners, DEMO_PARTNERS);
    await insert(partnerTokens, DEMO_PARTNER_TOKENS);
    await insert(partnerLocations, DEMO_PARTNER_LOCATIONS);
    await insert(userAccess, DEMO_ACCESS);
    await insert(teamMembers, DEMO_TEAM);
    await insert(serviceCategories, DEMO_CATEGORIES);
    await insert(services, DEMO_SERVICES);
    await insert(serviceLinks, DEMO_LINKS);
    await insert(hours, demoHours(anchorOf));
    await insert(
      clients,
      DEMO_CLIENTS.map((client) => ({ ...client, changedAt: now })),
    );
    await insert(events, booked.events);
    await insert(appointments, booked.appointments);
    await insert(appointmentServices, booked.lines);
  });
}

function intoOf(db: Database) {
  return <T extends PgTable>(table: T, rows: T["$inferInsert"][]): Promise<void> =>
    inChunks(rows, (chunk) => db.insert(table).values(chunk));
}
