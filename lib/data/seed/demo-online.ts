import { NEW_BOOKING_FORM } from "@/lib/domain/salon/booking-form";
import { DEFAULT_ONLINE_SETTINGS } from "@/lib/domain/salon/online-settings";
import type { bookingForms } from "../schema/booking-forms";
import type { onlineSettings } from "../schema/online";
import { DEMO_LOCATIONS, NORD } from "./demo-places";

/** Nobody reads the messages of the demo: its visitors need no code, as those of new locations do. */
export const DEMO_ONLINE_SETTINGS: (typeof onlineSettings.$inferInsert)[] = DEMO_LOCATIONS.map(
  ({ locationId }) => ({ ...DEFAULT_ONLINE_SETTINGS, locationId, confirmsPhone: false }),
);

export const DEMO_BOOKING_FORMS: (typeof bookingForms.$inferInsert)[] = [
  { ...NEW_BOOKING_FORM, locationId: NORD, id: 951, title: "Web site", isDefault: true },
];
