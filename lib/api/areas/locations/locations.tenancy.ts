import type { TenancyRows } from "@/test-support/tenancy-rows";

/** Who reaches locations, their journal settings, and chains (schedule.md 2, 14). */
export const locationsTenancy: TenancyRows = {
  entries: {
    "GET /company/:location_id": "public",
    "GET /user/permissions/:location_id": "everyone",
    "PUT /company/:location_id": "managers",
    "DELETE /company/:location_id": "owner",
    "GET /resources/:location_id": "everyone",
    "GET /company/:location_id/settings/timetable": "everyone",
    "PATCH /company/:location_id/settings/timetable": "managers",
  },
  outside: {
    "GET /companies": () => ["/companies?my=1", 200],
    "POST /companies": () => ["/companies", 403],
    "GET /groups": () => ["/groups", 200],
    "GET /countries": () => ["/countries", 200],
    "GET /cities": () => ["/cities", 200],
    "GET /references/business_groups_with_types": () => [
      "/references/business_groups_with_types",
      200,
    ],
    "GET /group/:chain_id/clients": ({ client_phone }) => [
      `/group/900/clients?phone=${encodeURIComponent(client_phone)}`,
      200,
    ],
  },
  bodies: {
    "PUT /company/:location_id": () => ({ title: "Oak Street Salon", address: "14 Oak Street" }),
    "PATCH /company/:location_id/settings/timetable": () => ({
      activity_record_clients_count_max: 5,
    }),
  },
};
