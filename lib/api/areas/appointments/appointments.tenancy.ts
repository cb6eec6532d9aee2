import type { BodyOf, TenancyRows } from "@/test-support/tenancy-rows";

const anAppointment: BodyOf = (ids) => ({
  staff_id: ids.team_member_id,
  services: [{ id: ids.service_id }],
  client: { id: ids.client_id },
  datetime: "2026-12-01T10:00:00",
  seance_length: 1800,
  save_if_busy: true,
  record_labels: [ids.tag_id],
});

/** Who reaches appointments, visits, and what a client had (business.md 5.4, 6). */
export const appointmentsTenancy: TenancyRows = {
  entries: {
    "GET /records/:location_id": "everyone",
    "POST /records/:location_id": "desk",
    "GET /record/:location_id/:record_id": "everyone",
    "GET /records/:location_id/:record_id": "everyone",
    "PUT /record/:location_id/:record_id": "desk",
    "PUT /records/:location_id/:record_id": "desk",
    "POST /records/:location_id/:record_id/attendance": "desk",
    "DELETE /record/:location_id/:record_id": "desk",
    "DELETE /records/:location_id/:record_id": "desk",
    "GET /visit/details/:location_id/:record_id/:visit_id": "everyone",
    "POST /company/:location_id/clients/visits/search": "desk",
  },
  outside: {
    "GET /visits/:visit_id": ({ visit_id }) => [`/visits/${visit_id}`, 404],
    "PUT /visits/:visit_id/:record_id": (ids) => [`/visits/${ids.visit_id}/${ids.record_id}`, 404],
  },
  bodies: {
    "POST /records/:location_id": anAppointment,
    "PUT /record/:location_id/:record_id": anAppointment,
    "PUT /records/:location_id/:record_id": anAppointment,
    "POST /records/:location_id/:record_id/attendance": () => ({ attendance: 2 }),
    "PUT /visits/:visit_id/:record_id": () => ({ attendance: 2, comment: "Changed" }),
    "POST /company/:location_id/clients/visits/search": (ids) => ({
      client_id: ids.client_id,
      client_phone: null,
      from: "2026-01-01",
      to: "2026-12-31",
      payment_statuses: [],
      attendance: null,
    }),
  },
  queries: {
    "GET /records/:location_id": (ids) => `staff_id=${ids.team_member_id}`,
  },
};
