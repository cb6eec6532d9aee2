import type { TenancyEntries } from "./tenancy-entry";

/** Who reaches the recurring series of clients (business.md 6.10). */
export const SERIES_ENTRIES: TenancyEntries = {
  "POST /company/:location_id/schedules/:schedule_id/client_schedules": "desk",
  "PATCH /company/:location_id/schedules/:schedule_id/client_schedules/:client_schedule_id": "desk",
  "DELETE /company/:location_id/schedules/:schedule_id/client_schedules/:client_schedule_id":
    "desk",
};
