import type { TenancyEntries } from "./tenancy-entry";

/** Who reaches figures, salaries, webhooks and online booking (business.md 9, 10, 13, 16, 17). */
export const REPORT_ENTRIES: TenancyEntries = {
  "GET /hooks_settings/:location_id": "managers",
  "POST /hooks_settings/:location_id": "managers",
  "GET /company/:location_id/analytics/overall": "managers",
  "GET /company/:location_id/analytics/overall/charts/fullness_daily": "managers",
  "GET /company/:location_id/analytics/overall/charts/income_daily": "managers",
  "GET /company/:location_id/analytics/overall/charts/records_daily": "managers",
  "GET /company/:location_id/analytics/overall/charts/clients_daily": "managers",
  "GET /company/:location_id/analytics/overall/charts/record_source": "managers",
  "GET /company/:location_id/analytics/overall/charts/record_status": "managers",
  "GET /company/:location_id/salary/period/staff/daily/:team_member_id": "managers",
  "GET /company/:location_id/salary/calculation/staff/daily/:team_member_id": "managers",
  "GET /company/:location_id/salary/period/staff/:team_member_id": "managers",
  "GET /company/:location_id/salary/calculation/staff/:team_member_id": "managers",
  "GET /company/:location_id/salary/calculation/staff/:team_member_id/salary_schemes_count":
    "managers",
  "GET /company/:location_id/salary/payroll/staff/:team_member_id/calculation": "managers",
  "GET /company/:location_id/salary/payroll/staff/:team_member_id/calculation/:calculation_id":
    "managers",
  "GET /company/:location_id/salary/staff/:team_member_id/period": "salary",
  "GET /company/:location_id/salary/staff/:team_member_id/calculation": "salary",
  "GET /company/:location_id/salary/staff/:team_member_id/salary_schemes": "salary",
  "GET /company/:location_id/settings/online": "everyone",
  "PATCH /company/:location_id/settings/online": "managers",
  "GET /company/:location_id/settings/timeslots": "everyone",
  "GET /book_dates/:location_id": "public",
  "GET /book_times/:location_id/:team_member_id/:date": "public",
  "GET /book_staff_seances/:location_id/:team_member_id": "public",
  "GET /book_staff/:location_id": "public",
  "GET /book_services/:location_id": "public",
};
