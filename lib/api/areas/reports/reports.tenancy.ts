import type { QueryOf, TenancyRows } from "@/test-support/tenancy-rows";

const dates: QueryOf = () => "date_from=2026-11-23&date_to=2026-11-29";

const datesOfMember: QueryOf = (ids) => `${dates(ids)}&team_member_id=${ids.team_member_id}`;

const charts = "GET /company/:location_id/analytics/overall/charts";

const salary = "GET /company/:location_id/salary";

/** Who reaches figures and pay (business.md 16, 17). */
export const reportsTenancy: TenancyRows = {
  entries: {
    "GET /reports/z_report/:location_id": "managers",
    "GET /reports/day_report/:location_id/:date": "managers",
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
  },
  queries: {
    "GET /reports/z_report/:location_id": (ids) =>
      `start_date=25.11.2026&master_id=${ids.team_member_id}`,
    "GET /reports/day_report/:location_id/:date": (ids) => `master_id=${ids.team_member_id}`,
    "GET /company/:location_id/analytics/overall": datesOfMember,
    [`${charts}/fullness_daily`]: datesOfMember,
    [`${charts}/income_daily`]: datesOfMember,
    [`${charts}/records_daily`]: datesOfMember,
    [`${charts}/clients_daily`]: datesOfMember,
    [`${charts}/record_source`]: (ids) => `${dates(ids)}&position_id=${ids.position_id}`,
    [`${charts}/record_status`]: datesOfMember,
    [`${salary}/period/staff/daily/:team_member_id`]: dates,
    [`${salary}/calculation/staff/daily/:team_member_id`]: dates,
    [`${salary}/period/staff/:team_member_id`]: dates,
    [`${salary}/calculation/staff/:team_member_id`]: dates,
    [`${salary}/payroll/staff/:team_member_id/calculation`]: dates,
    [`${salary}/staff/:team_member_id/period`]: dates,
    [`${salary}/staff/:team_member_id/calculation`]: dates,
    [`${salary}/staff/:team_member_id/salary_schemes`]: dates,
  },
  nothingKept: [
    "GET /company/:location_id/salary/payroll/staff/:team_member_id/calculation/:calculation_id",
  ],
};
