import type { TenancyRows } from "@/test-support/tenancy-rows";

/** Who reaches webhooks and their settings (business.md 13). */
export const webhooksTenancy: TenancyRows = {
  entries: {
    "GET /hooks_settings/:location_id": "managers",
    "POST /hooks_settings/:location_id": "managers",
  },
  bodies: {
    "POST /hooks_settings/:location_id": () => ({ urls: ["https://example.com/new"], active: 1 }),
  },
};
