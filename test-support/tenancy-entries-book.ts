import type { TenancyEntries } from "./tenancy-entry";

/** Who reaches what visitors book; a hash opens one appointment (business.md 9.7, 9.8). */
export const BOOK_ENTRIES: TenancyEntries = {
  "POST /book_check/:location_id": "public",
  "POST /book_record/:location_id": "public",
  "POST /book_code/:location_id": "public",
  "GET /book_record/:location_id/:record_id/:record_hash": "public",
  "PUT /book_record/:location_id/:record_id": "desk",
  "POST /activity/:location_id/:event_id/book": "public",
};
