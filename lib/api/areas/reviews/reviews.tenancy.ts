import type { TenancyRows } from "@/test-support/tenancy-rows";

/** Who reaches reviews (business.md 7). */
export const reviewsTenancy: TenancyRows = {
  entries: {
    "GET /comments/:location_id": "everyone",
    "POST /comments/:location_id/:team_member_id": "desk",
  },
  outside: {
    "GET /master_record_review/:record_token": ({ review_token }) => [
      `/master_record_review/${review_token}`,
      403,
    ],
    "POST /master_record_review/:record_token": ({ review_token }) => [
      `/master_record_review/${review_token}`,
      403,
    ],
  },
  bodies: {
    "POST /master_record_review/:record_token": () => ({ rating: 5, text: "Kind" }),
    "POST /comments/:location_id/:team_member_id": () => ({ mark: 4, text: "Kind", name: "Ana" }),
  },
  queries: {
    "GET /comments/:location_id": (ids) => `team_member_id=${ids.team_member_id}`,
  },
};
