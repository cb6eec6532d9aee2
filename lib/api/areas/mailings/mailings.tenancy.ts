import type { TenancyRows } from "@/test-support/tenancy-rows";

/** Who reaches messages to clients, and notifications of users (business.md 12). */
export const mailingsTenancy: TenancyRows = {
  entries: {
    "POST /sms/clients/by_id/:location_id": "managers",
    "POST /sms/clients/by_filter/:location_id": "managers",
    "POST /email/clients/by_id/:location_id": "managers",
    "POST /email/clients/by_filter/:location_id": "managers",
    "GET /company/:location_id/mailings": "managers",
    "GET /notification_settings/:location_id/notification_types": "everyone",
    "GET /notification_settings/:location_id/users/:user_id": "managers",
    "POST /notification_settings/:location_id/users/:user_id": "managers",
  },
  outside: {
    "POST /delivery/status": () => ["/delivery/status", 400], // delivery.api.test.ts has good bodies
  },
  bodies: {
    "POST /sms/clients/by_id/:location_id": (ids) => ({
      client_ids: [ids.client_id],
      text: "Hello",
    }),
    "POST /sms/clients/by_filter/:location_id": () => ({ text: "Hello" }),
    "POST /email/clients/by_id/:location_id": (ids) => ({
      client_ids: [ids.client_id],
      subject: "Friday",
      text: "Hello",
    }),
    "POST /email/clients/by_filter/:location_id": () => ({ subject: "Friday", text: "Hello" }),
    "POST /notification_settings/:location_id/users/:user_id": () => ({ notification_types: [] }),
  },
};
