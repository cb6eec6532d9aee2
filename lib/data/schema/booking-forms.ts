import { sql } from "drizzle-orm";
import {
  boolean,
  foreignKey,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import type { LocationId } from "@/lib/domain/ids";
import type { BookingForm } from "@/lib/domain/salon/booking-form";
import { FIRST_GENERATED_ID, id } from "./columns";
import { locations } from "./salon";

/** Booking widgets (business.md 10.3). */
export const bookingForms = pgTable(
  "booking_forms",
  {
    locationId: id("location_id").$type<LocationId>().notNull(),
    id: id("id").notNull().generatedByDefaultAsIdentity({ startWith: FIRST_GENERATED_ID }),
    title: text("title").notNull(),
    description: text("description").notNull(),
    isDefault: boolean("is_default").notNull(),
    withoutMenu: boolean("without_menu").notNull(),
    /** 0 = none. */
    serviceId: id("service_id").notNull(),
    hidesService: boolean("hides_service").notNull(),
    serviceNumber: integer("service_number").notNull(),
    /** 0 = any, -1 = none. */
    memberId: id("member_id").notNull(),
    hidesMember: boolean("hides_member").notNull(),
    memberNumber: integer("member_number").notNull(),
    datetimeNumber: integer("datetime_number").notNull(),
    showsButton: boolean("shows_button").notNull(),
    buttonPosition: text("button_position").$type<BookingForm["buttonPosition"]>().notNull(),
    panelPosition: text("panel_position").$type<BookingForm["panelPosition"]>().notNull(),
    buttonColor: text("button_color").notNull(),
    animatesButton: boolean("animates_button").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.locationId, table.id] }),
    foreignKey({ columns: [table.locationId], foreignColumns: [locations.locationId] }),
    uniqueIndex("booking_forms_id").on(table.id), // visitors know a form by its id alone
    uniqueIndex("booking_forms_default")
      .on(table.locationId)
      .where(sql`${table.isDefault}`),
  ],
);
