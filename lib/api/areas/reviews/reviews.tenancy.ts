import type { TenancyRows } from "@/test-support/tenancy-rows";

/** Who reaches reviews (business.md 7). */
export const reviewsTenancy: TenancyRows = {
  entries: {
    "GET /comments/:location_id": "everyone",
    "POST /comments/:location_id/:team_member_id": "desk",
  },
  bodies: {
    "POST /comments/:location_id/:team_member_id": () => ({ mark: 4, text: "Kind", name: "Ana" }),
  },
  queries: {
    "GET /comments/:location_id": (ids) => `team_member_id=${ids.team_member_id}`,
  },
};
