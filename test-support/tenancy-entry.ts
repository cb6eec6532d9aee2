/**
 * Who may call an operation of a location: a partner without a user, every user of the location,
 * all but workers, those who manage it, owners alone, or who sees salaries: everybody's or their own.
 */
export type Access = "public" | "everyone" | "desk" | "managers" | "owner" | "salary";

/** One entry for every route below a location, as `METHOD /path`. */
export type TenancyEntries = Readonly<Record<string, Access>>;

/** Routes that name no location. */
export const OUTSIDE_LOCATIONS: readonly string[] = [
  "POST /auth",
  "POST /delivery/status",
  "GET /user/data",
  "GET /companies",
  "POST /companies",
  "GET /groups",
  "GET /group/:chain_id/clients",
  "GET /chain/:chain_id/service_categories",
  "GET /visits/:visit_id",
  "PUT /visits/:visit_id/:record_id",
  "GET /validation/validate_phone/:phone",
  "GET /bookform/:id",
  "GET /i18n/:lang_code",
  "GET /user/records/:record_id/:record_hash",
  "DELETE /user/records/:record_id/:record_hash",
  "GET /openapi.json",
  "GET /api/docs",
];
