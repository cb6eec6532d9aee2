import { aSeries } from "./tenancy-children";
import type { Children } from "./tenancy-children";

/** A body that the owner of these children may send; the number makes it new. */
type BodyOf = (ids: Children, number: number) => unknown;

const anAppointment: BodyOf = (ids) => ({
  staff_id: ids.team_member_id,
  services: [{ id: ids.service_id }],
  client: { id: ids.client_id },
  datetime: "2026-12-01T10:00:00",
  seance_length: 1800,
  save_if_busy: true,
  record_labels: [ids.tag_id],
});

const anEvent: BodyOf = (ids) => ({
  date: "2026-12-08 15:30",
  service_id: ids.service_id,
  staff_id: ids.team_member_id,
  length: 3600,
  capacity: 9,
  resource_instance_ids: [ids.instance_id],
  force: true,
});

const aService: BodyOf = (ids) => ({
  title: "Beard trim",
  category_id: ids.id,
  duration: 1800,
  staff: [{ id: ids.team_member_id, seance_length: 1800 }],
});

const aCategory: BodyOf = (ids) => ({ title: "Colour", weight: 20, staff: [ids.team_member_id] });

const aClient: BodyOf = (_, number) => ({
  name: "Ana",
  phone: `+49302${String(number).padStart(8, "0")}`,
});

const hours: BodyOf = () => [
  { date: "2026-11-26", is_working: true, slots: [{ from: "10:00", to: "14:30" }] },
  { date: "2026-11-27", is_working: false, slots: [] },
];

const aTag: BodyOf = () => ({ title: "VIP", color: "#ff2828", entity: 2 });
const aVisitor: BodyOf = (_, number) => ({
  fullname: "Vera",
  phone: `+49303${String(number).padStart(8, "0")}`,
  email: "vera@example.com",
});

/** In the hours that are written above. */
const wishes: BodyOf = (ids) => [
  {
    id: 1,
    services: [ids.service_id],
    staff_id: ids.team_member_id,
    datetime: "2026-11-26T10:00:00",
  },
];

const aStrategy: BodyOf = () => ({ title: "Every Monday", repeat_mode_id: 5 });
const aTitle: BodyOf = () => ({ title: "Senior stylist" });
const aLink: BodyOf = () => ({ seance_length: 2700, technological_card_id: null });

/** One body for every write that has one: no refusal below is about its form. */
export const BODIES: Readonly<Record<string, BodyOf>> = {
  "PUT /company/:location_id": () => ({ title: "Oak Street Salon", address: "14 Oak Street" }),
  "PATCH /company/:location_id/settings/timetable": () => ({
    activity_record_clients_count_max: 5,
  }),
  "PATCH /company/:location_id/settings/online": () => ({ any_master: false }),
  "POST /company/:location_id/booking_forms": () => ({ title: "Front window" }),
  "PATCH /company/:location_id/booking_forms/:form_id": () => ({ title: "Front window" }),
  "POST /hooks_settings/:location_id": () => ({ urls: ["https://example.com/new"], active: 1 }),

  "PUT /company/:location_id/staff/schedule": (ids) => ({
    schedules_to_set: [
      {
        staff_id: ids.team_member_id,
        dates: ["2026-12-01"],
        slots: [{ from: "09:00", to: "13:00" }],
      },
    ],
    schedules_to_delete: [],
  }),
  "PUT /schedule/:location_id/:team_member_id/:start_date/:end_date": hours,
  "PUT /schedule/:location_id/:team_member_id": hours,
  "POST /staff/:location_id": (ids) => ({ name: "Nora Vale", position_id: ids.position_id }),
  "PUT /staff/:location_id/:team_member_id": () => ({ name: "Nora Vale" }),
  "POST /company/:location_id/staff/quick": (ids) => ({
    name: "Nora Vale",
    specialization: "Barber",
    position_id: ids.position_id,
    phone_number: null,
    user_email: null,
    user_phone: null,
    is_user_invite: false,
  }),
  "POST /company/:location_id/staff/positions": aTitle,
  "POST /company/:location_id/positions/quick": aTitle,
  "POST /comments/:location_id/:team_member_id": () => ({ mark: 4, text: "Kind", name: "Ana" }),

  "POST /sms/clients/by_id/:location_id": (ids) => ({ client_ids: [ids.client_id], text: "Hello" }),
  "POST /sms/clients/by_filter/:location_id": () => ({ text: "Hello" }),
  "POST /email/clients/by_id/:location_id": (ids) => ({
    client_ids: [ids.client_id],
    subject: "Friday",
    text: "Hello",
  }),
  "POST /email/clients/by_filter/:location_id": () => ({ subject: "Friday", text: "Hello" }),
  "POST /notification_settings/:location_id/users/:user_id": () => ({ notification_types: [] }),
  "POST /user/invite/:location_id": (ids, number) => ({
    invites: [{ name: "Ida", search: `ida-${number}@example.com`, staff_id: ids.colleague_id }],
  }),
  "POST /company/:location_id/users/:user_id/copy_to_companies": () => ({
    user_company_links: [{ company_id: 4565 }],
  }),
  "POST /company/:location_id/users/:user_id/remove_from_companies": (ids) => ({
    user_company_links: [{ company_id: ids.location_id }],
  }),
  "PUT /company/:location_id/users/:user_id/permissions": (ids) => ({
    user_role: "administrator",
    staff_id: ids.team_member_id,
  }),

  "POST /records/:location_id": anAppointment,
  "PUT /record/:location_id/:record_id": anAppointment,
  "PUT /records/:location_id/:record_id": anAppointment,
  "POST /records/:location_id/:record_id/attendance": () => ({ attendance: 2 }),
  "PUT /visits/:visit_id/:record_id": () => ({ attendance: 2, comment: "Changed" }),

  "POST /activity/:location_id": anEvent,
  "PUT /activity/:location_id/:event_id": anEvent,
  "POST /activity/:location_id/:event_id/duplicate": (ids) => ({
    duplication_strategy_id: ids.strategy_id,
    from: "2026-12-14",
    count: 2,
    force: true,
  }),
  "POST /activity/:location_id/duplication_strategy": aStrategy,
  "POST /activity/:location_id/duplication_strategy/:strategy_id": aStrategy,
  "POST /company/:location_id/schedules": (ids) => ({
    original_entity_type: "activity",
    original_entity_id: ids.event_id,
    date_end: "2026-12-14",
    add_clients_from_original_entity: false,
    days: [
      {
        ...aSeries("mon", ids.team_member_id),
        labels_ids: [ids.tag_id],
        resource_instances_ids: [ids.instance_id],
      },
    ],
  }),
  "PATCH /company/:location_id/schedules/:schedule_id": () => ({ date_end: "2026-12-21" }),
  "POST /company/:location_id/schedules/:schedule_id/days": (ids) =>
    aSeries("tue", ids.team_member_id),
  "POST /company/:location_id/schedules/:schedule_id/client_schedules": (ids) => ({
    client_id: ids.client_id,
  }),
  "PATCH /company/:location_id/schedules/:schedule_id/client_schedules/:client_schedule_id": (
    ids,
  ) => ({ schedule_days_ids: [ids.day_id] }),
  "PATCH /company/:location_id/schedules/:schedule_id/days/:day_id": (ids) => ({
    force: true,
    events_time: "15:00:00",
    events_master_id: ids.colleague_id,
  }),

  "POST /book_check/:location_id": (ids) => ({ appointments: wishes(ids, 0) }),
  "POST /book_record/:location_id": (ids, number) => ({
    ...(aVisitor(ids, number) as object), // an object, as written above
    appointments: wishes(ids, 0),
  }),
  "POST /book_code/:location_id": aVisitor,
  "PUT /book_record/:location_id/:record_id": () => ({ datetime: "2026-12-01T10:00:00" }),
  "POST /activity/:location_id/:event_id/book": aVisitor,

  "POST /company/:location_id/clients/search": () => ({ page: 1, fields: ["id", "name"] }),
  "POST /company/:location_id/clients/visits/search": (ids) => ({
    client_id: ids.client_id,
    client_phone: null,
    from: "2026-01-01",
    to: "2026-12-31",
    payment_statuses: [],
    attendance: null,
  }),
  "POST /clients/:location_id": aClient,
  "POST /clients/:location_id/bulk": (ids, number) => [aClient(ids, number)],
  "PUT /client/:location_id/:client_id": aClient,
  "POST /clients/:location_id/clients/:client_id/comments": () => ({ text: "Prefers mornings" }),
  "POST /labels/:location_id": aTag,
  "PUT /labels/:location_id/:tag_id": aTag,
  "POST /custom_fields/:field_category/:location_id": (_, number) => ({
    type: "text",
    code: `made_${number}`,
    title: "Allergy",
  }),
  "PUT /custom_fields/:field_category/:location_id/:field_id": (ids) => ({
    type: "text",
    code: ids.field_code,
    title: "Allergy",
  }),

  "POST /services/:location_id": aService,
  "POST /company/:location_id/services": aService,
  "PUT /services/:location_id/:service_id": aService,
  "PUT /company/:location_id/services/:service_id": aService,
  "PATCH /services/:location_id/:service_id": (ids) => ({ title: "Trim", category_id: ids.id }),
  "PATCH /company/:location_id/services/:service_id": (ids) => ({
    title: "Trim",
    category_id: ids.id,
  }),
  "POST /service_categories/:location_id": aCategory,
  "POST /company/:location_id/service_categories": aCategory,
  "PUT /service_categories/:location_id/:id": aCategory,
  "PUT /service_category/:location_id/:id": aCategory,
  "POST /company/:location_id/services/links": (ids) => ({
    service_id: ids.service_id,
    resource_ids: [ids.resource_id],
    translations: [],
    team_member_settings: [
      { team_member_id: ids.colleague_id, tech_card_id: 0, hours: 0, minutes: 45, price: null },
    ],
  }),
  "POST /company/:location_id/services/:service_id/staff": (ids) => ({
    master_id: ids.colleague_id,
    ...(aLink(ids, 0) as object), // an object, as written above
  }),
  "PUT /company/:location_id/services/:service_id/staff/:team_member_id": aLink,
};

type QueryOf = (ids: Children) => string;

const WEEK = "start_date=2026-11-23&end_date=2026-11-29";
const dates: QueryOf = () => "date_from=2026-11-23&date_to=2026-11-29";
const datesOfMember: QueryOf = (ids) => `${dates(ids)}&team_member_id=${ids.team_member_id}`;
const chosen: QueryOf = (ids) => `service_ids[]=${ids.service_id}`;
const charts = "GET /company/:location_id/analytics/overall/charts";
const salary = "GET /company/:location_id/salary";

/** The queries of reads that need one, or that name a child in it. */
export const QUERIES: Readonly<Record<string, QueryOf>> = {
  "GET /company/:location_id/staff/workload": () => WEEK,
  "GET /company/:location_id/staff/working_days": () => WEEK,
  "GET /company/:location_id/staff/schedule": () => WEEK,
  "GET /records/:location_id": (ids) => `staff_id=${ids.team_member_id}`,
  "GET /comments/:location_id": (ids) => `team_member_id=${ids.team_member_id}`,
  "GET /activity/:location_id/search": () => "from=2026-11-01&till=2026-12-31",
  "GET /activity/:location_id/search_dates": () => "from=2026-11-01&till=2026-12-31",
  "GET /book_dates/:location_id": (ids) => `staff_id=${ids.team_member_id}&${chosen(ids)}`,
  "GET /book_times/:location_id/:team_member_id/:date": chosen,
  "GET /book_staff_seances/:location_id/:team_member_id": chosen,
  "GET /book_services/:location_id": (ids) => `staff_id=${ids.team_member_id}`,
  "GET /reports/z_report/:location_id": (ids) =>
    `start_date=25.11.2026&master_id=${ids.team_member_id}`,
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
};
