import { z } from "zod";
import { one } from "./parameter-aliases";
import { memberIdInPath, locationIdInPath, wireInteger, wireId } from "./wire-formats";
import { wireDateReference } from "./wire-dates";

/** Page and size of a list: `count` is honoured up to 300, page 0 means 1 (business.md 18, 20). */
export function pageQuery(defaultCount: number) {
  return {
    page: one(wireInteger({ min: 0, max: 1000000 }))
      .optional()
      .transform((page) => Math.max(1, page ?? 1))
      .meta({ type: "integer", description: "From 1" }),
    count: one(wireInteger({ min: 1, max: 1000000 }))
      .optional()
      .transform((count) => Math.min(300, count ?? defaultCount))
      .meta({ type: "integer", description: `At most 300, else ${defaultCount}` }),
  };
}

export const memberPath = z.object({
  location_id: locationIdInPath,
  team_member_id: memberIdInPath,
});

/** `/schedule/{location_id}/{team_member_id}/{start_date}/{end_date}` */
export const memberPeriodPath = memberPath.extend({
  start_date: wireDateReference,
  end_date: wireDateReference,
});

/** `/chain/{chain_id}/service_categories` */
export const chainPath = z.object({ chain_id: wireId });
export const locationPath = z.object({ location_id: locationIdInPath });
