import { locationId, serviceId, teamMemberId, userId } from "@/lib/domain/ids";
import { rightsOf } from "@/lib/domain/salon/roles";
import { addDays } from "@/lib/domain/time/local-date";
import type { Database } from "@/lib/data/connection";
import { clients } from "@/lib/data/schema/appointments";
import { bookingForms } from "@/lib/data/schema/booking-forms";
import { serviceCategoryMembers, serviceResources } from "@/lib/data/schema/catalogue";
import { clientComments, customFields, tags } from "@/lib/data/schema/clients";
import { hours } from "@/lib/data/schema/hours";
import { userAccess, users } from "@/lib/data/schema/people";
import {
  positions,
  resourceInstances,
  resources,
  serviceCategories,
  serviceLinks,
  services,
  teamMembers,
} from "@/lib/data/schema/salon";
import { addBulkBookings } from "./bulk-bookings";
import { bulkId, FIRST_DAY, FIRST_START, rows } from "./bulk-size";
import type { Bulk, BulkSize } from "./bulk-size";

/** Gives an empty location rows of every kind, each joined to others, behind the API's back. */
export async function addBulkRows(db: Database, place: number, size: BulkSize): Promise<void> {
  const bulk = { locationId: locationId(place), first: bulkId(place), size };
  await addTeam(db, bulk);
  await addCatalogue(db, bulk);
  await addClients(db, bulk);
  await addUsers(db, bulk);
  await addForms(db, bulk);
  await addBulkBookings(db, bulk);
}

async function addForms(db: Database, { locationId, first, size }: Bulk): Promise<void> {
  await db.insert(bookingForms).values(
    rows(size.services, first, (id) => ({
      locationId,
      id,
      title: `Form ${id}`,
      description: "",
      isDefault: false,
      withoutMenu: false,
      serviceId: 0,
      hidesService: false,
      serviceNumber: 1,
      memberId: -1,
      hidesMember: false,
      memberNumber: 2,
      datetimeNumber: 3,
      showsButton: true,
      buttonPosition: "bottom right" as const,
      panelPosition: "right" as const,
      buttonColor: "#000000",
      animatesButton: false,
    })),
  );
}

async function addTeam(db: Database, { locationId, first, size }: Bulk): Promise<void> {
  const kinds = <T>(rowOf: (id: number, index: number) => T) => rows(size.services, first, rowOf);
  await db.insert(positions).values(kinds((id) => ({ locationId, id, title: `Position ${id}` })));
  await db.insert(teamMembers).values(
    rows(size.members, first, (id, index) => ({
      locationId,
      id: teamMemberId(id),
      name: `Member ${id}`,
      specialization: "Barber",
      positionId: first + (index % size.services),
      userId: null,
      hasTimetable: true,
      isDismissed: false,
      isRemoved: false,
      isHidden: false,
      weight: 0,
      rating: 0,
    })),
  );
  await db.insert(hours).values(
    rows(size.members, first, (id) =>
      rows(14, 0, (day) => ({
        locationId,
        memberId: teamMemberId(id),
        date: addDays(FIRST_DAY, day),
        intervals: [540, 1080],
      })),
    ).flat(),
  );
}

async function addCatalogue(db: Database, { locationId, first, size }: Bulk): Promise<void> {
  const kinds = <T>(rowOf: (id: number, index: number) => T) => rows(size.services, first, rowOf);
  await db
    .insert(serviceCategories)
    .values(kinds((id) => ({ locationId, id, title: `Category ${id}`, weight: 0 })));
  await db.insert(services).values(
    kinds((id) => ({
      locationId,
      id: serviceId(id),
      title: `Service ${id}`,
      categoryId: id,
      priceMin: 10,
      priceMax: 20,
      durationSeconds: 1800,
      weight: 0,
      isBookableOnline: true,
      isGroup: id % 2 === 0,
      capacity: 1,
    })),
  );
  await db.insert(resources).values(kinds((id) => ({ locationId, id, title: `Kind ${id}` })));
  await db
    .insert(resourceInstances)
    .values(kinds((id) => ({ locationId, id, resourceId: id, title: `Piece ${id}` })));
  await db.insert(serviceLinks).values(
    kinds((id) => ({
      locationId,
      serviceId: serviceId(id),
      memberId: teamMemberId(first),
      durationSeconds: 1800,
    })),
  );
  await db
    .insert(serviceResources)
    .values(kinds((id) => ({ locationId, serviceId: serviceId(id), resourceId: id })));
  await db
    .insert(serviceCategoryMembers)
    .values(kinds((id) => ({ locationId, categoryId: id, memberId: teamMemberId(first) })));
}

async function addClients(db: Database, { locationId, first, size }: Bulk): Promise<void> {
  const kinds = <T>(rowOf: (id: number, index: number) => T) => rows(size.services, first, rowOf);
  await db.insert(clients).values(
    rows(size.many, first, (id) => ({
      locationId,
      id,
      name: `Client ${id}`,
      phone: `49300${id}`,
      email: `client-${id}@example.com`,
    })),
  );
  await db.insert(tags).values(
    kinds((id, index) => ({
      locationId,
      id,
      title: `Tag ${id}`,
      color: "#ff0000",
      icon: "",
      entity: index % 2 === 0 ? (1 as const) : (2 as const),
    })),
  );
  await db.insert(customFields).values(
    kinds((id) => ({
      locationId,
      id,
      category: "record" as const,
      type: "text" as const,
      code: `field_${id}`,
      title: `Field ${id}`,
      isEditable: true,
      isShown: true,
    })),
  );
  await db.insert(clientComments).values(
    rows(size.many, first, (id) => ({
      locationId,
      id,
      clientId: first,
      text: `Comment ${id}`,
      userId: userId(first + (id % size.services)),
      createdAt: FIRST_START,
      updatedAt: FIRST_START,
    })),
  );
}

async function addUsers(db: Database, { locationId, first, size }: Bulk): Promise<void> {
  const kinds = <T>(rowOf: (id: number) => T) => rows(size.services, first, rowOf);
  await db.insert(users).values(
    kinds((id) => ({
      id: userId(id),
      name: `User ${id}`,
      phone: "",
      email: `user-${id}@example.com`,
      passwordHash: "",
    })),
  );
  await db.insert(userAccess).values(
    kinds((id) => {
      const { grants, ...rights } = rightsOf("manager");
      return {
        locationId,
        userId: userId(id),
        role: "manager" as const,
        ...rights,
        grants: [...grants],
      };
    }),
  );
}
