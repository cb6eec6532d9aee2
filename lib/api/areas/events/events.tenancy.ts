import { aSeries } from "@/test-support/tenancy-children";
import type { BodyOf, TenancyRows } from "@/test-support/tenancy-rows";

const anEvent: BodyOf = (ids) => ({
  date: "2026-12-08 15:30",
  service_id: ids.service_id,
  staff_id: ids.team_member_id,
  length: 3600,
  capacity: 9,
  resource_instance_ids: [ids.instance_id],
  force: true,
});

const aStrategy: BodyOf = () => ({ title: "Every Monday", repeat_mode_id: 5 });

/** Who reaches group events, their copies, series and searches (business.md 8, schedule.md 15). */
export const eventsTenancy: TenancyRows = {
  entries: {
    "GET /activity/:location_id/services": "public",
    "GET /activity/:location_id/search": "public",
    "GET /activity/:location_id/search_dates": "public",
    "GET /activity/:location_id/search_dates_range": "public",
    "GET /activity/:location_id/filters": "public",
    "POST /activity/:location_id": "desk",
    "GET /activity/:location_id/:event_id": "public",
    "PUT /activity/:location_id/:event_id": "desk",
    "DELETE /activity/:location_id/:event_id": "desk",
    "POST /activity/:location_id/:event_id/duplicate": "desk",
    "GET /activity/:location_id/duplication_strategy": "everyone",
    "POST /activity/:location_id/duplication_strategy": "desk",
    "POST /activity/:location_id/duplication_strategy/:strategy_id": "desk",
    "DELETE /activity/:location_id/duplication_strategy/:strategy_id": "desk",
    "GET /company/:location_id/schedules/search/:entity_type/:entity_id": "everyone",
    "POST /company/:location_id/schedules": "desk",
    "PATCH /company/:location_id/schedules/:schedule_id": "desk",
    "DELETE /company/:location_id/schedules/:schedule_id": "desk",
    "POST /company/:location_id/schedules/:schedule_id/days": "desk",
    "PATCH /company/:location_id/schedules/:schedule_id/days/:day_id": "desk",
    "DELETE /company/:location_id/schedules/:schedule_id/days/:day_id": "desk",
    "GET /company/:location_id/schedules/:schedule_id/days/:day_id/events": "everyone",
    "POST /company/:location_id/schedules/:schedule_id/client_schedules": "desk",
    "PATCH /company/:location_id/schedules/:schedule_id/client_schedules/:client_schedule_id":
      "desk",
    "DELETE /company/:location_id/schedules/:schedule_id/client_schedules/:client_schedule_id":
      "desk",
  },
  bodies: {
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
  },
  queries: {
    "GET /activity/:location_id/search": () => "from=2026-11-01&till=2026-12-31",
    "GET /activity/:location_id/search_dates": () => "from=2026-11-01&till=2026-12-31",
  },
};
