import type { TenancyEntries } from "./tenancy-entry";

/** Who reaches booking forms and the public texts of online booking (business.md 9, 10.3). */
export const FORM_ENTRIES: TenancyEntries = {
  "GET /company/:location_id/booking_forms": "managers",
  "POST /company/:location_id/booking_forms": "managers",
  "GET /company/:location_id/booking_forms/:form_id": "managers",
  "PATCH /company/:location_id/booking_forms/:form_id": "managers",
  "DELETE /company/:location_id/booking_forms/:form_id": "managers",
  "GET /privacy_policy/:location_id": "public",
};
