import type { BodyOf, TenancyRows } from "@/test-support/tenancy-rows";

const hours: BodyOf = () => [
  { date: "2026-11-26", is_working: true, slots: [{ from: "10:00", to: "14:30" }] },
  { date: "2026-11-27", is_working: false, slots: [] },
];

const WEEK = "start_date=2026-11-23&end_date=2026-11-29";

/** Who reaches working hours, and the dates and sessions that they leave (schedule.md 6 to 13, 16). */
export const scheduleTenancy: TenancyRows = {
  entries: {
    "GET /company/:location_id/staff/schedule": "everyone",
    "PUT /company/:location_id/staff/schedule": "managers",
    "GET /company/:location_id/staff/schedule/uncovered": "everyone",
    "GET /company/:location_id/staff/schedule/change_sets/:change_set_id": "managers",
    "GET /company/:location_id/staff/workload": "everyone",
    "GET /company/:location_id/staff/working_days": "everyone",
    "PUT /schedule/:location_id/:team_member_id/:start_date/:end_date": "managers",
    "GET /schedule/:location_id/:team_member_id/:start_date/:end_date": "everyone",
    "PUT /schedule/:location_id/:team_member_id": "managers",
    "GET /timetable/dates/:location_id/:date": "everyone",
    "GET /timetable/seances/:location_id/:team_member_id/:date": "everyone",
  },
  nothingKept: ["GET /company/:location_id/staff/schedule/change_sets/:change_set_id"],
  words: { change_set_id: "0b9f4a52-6f0e-4c43-9f0c-2f1c7a4d5e61" },
  bodies: {
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
  },
  queries: {
    "GET /company/:location_id/staff/workload": () => WEEK,
    "GET /company/:location_id/staff/working_days": () => WEEK,
    "GET /company/:location_id/staff/schedule": () => WEEK,
  },
};
