import type { BodyOf, QueryOf, TenancyRows } from "@/test-support/tenancy-rows";

const aVisitor: BodyOf = (_, number) => ({
  fullname: "Vera",
  phone: `+49303${String(number).padStart(8, "0")}`,
  email: "vera@example.com",
});

/** In the hours that every planted member has. */
const wishes: BodyOf = (ids) => [
  {
    id: 1,
    services: [ids.service_id],
    staff_id: ids.team_member_id,
    datetime: "2026-11-26T10:00:00",
  },
];

const chosen: QueryOf = (ids) => `service_ids[]=${ids.service_id}`;

/** Who reaches online booking (business.md 9, 10); a hash opens one appointment (9.7, 9.8). */
export const bookingTenancy: TenancyRows = {
  entries: {
    "POST /book_check/:location_id": "public",
    "POST /book_record/:location_id": "public",
    "POST /book_code/:location_id": "public",
    "GET /book_record/:location_id/:record_id/:record_hash": "public",
    "PUT /book_record/:location_id/:record_id": "desk",
    "POST /activity/:location_id/:event_id/book": "public",
    "GET /company/:location_id/settings/online": "everyone",
    "PATCH /company/:location_id/settings/online": "managers",
    "GET /company/:location_id/settings/timeslots": "everyone",
    "GET /book_dates/:location_id": "public",
    "GET /book_times/:location_id/:team_member_id/:date": "public",
    "GET /book_staff_seances/:location_id/:team_member_id": "public",
    "GET /book_staff/:location_id": "public",
    "GET /book_services/:location_id": "public",
  },
  outside: {
    "GET /user/records/:record_id/:record_hash": (ids) => [
      `/user/records/${ids.record_id}/${ids.record_hash}`,
      403,
    ],
    "DELETE /user/records/:record_id/:record_hash": (ids) => [
      `/user/records/${ids.record_id}/${ids.record_hash}`,
      403,
    ],
  },
  bodies: {
    "PATCH /company/:location_id/settings/online": () => ({ any_master: false }),
    "POST /book_check/:location_id": (ids) => ({ appointments: wishes(ids, 0) }),
    "POST /book_record/:location_id": (ids, number) => ({
      ...(aVisitor(ids, number) as object), // an object, as written above
      appointments: wishes(ids, 0),
    }),
    "POST /book_code/:location_id": aVisitor,
    "PUT /book_record/:location_id/:record_id": () => ({ datetime: "2026-12-01T10:00:00" }),
    "POST /activity/:location_id/:event_id/book": aVisitor,
  },
  queries: {
    "GET /book_dates/:location_id": (ids) => `staff_id=${ids.team_member_id}&${chosen(ids)}`,
    "GET /book_times/:location_id/:team_member_id/:date": chosen,
    "GET /book_staff_seances/:location_id/:team_member_id": chosen,
    "GET /book_services/:location_id": (ids) => `staff_id=${ids.team_member_id}`,
  },
};
