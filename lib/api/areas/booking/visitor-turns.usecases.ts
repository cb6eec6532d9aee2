import type { HourlyLimit } from "@/lib/api/platform/hourly-limit";
import { VISITOR_ALLOWANCES } from "./visitor-allowance.rules";
import type { VisitorAllowances } from "./visitor-allowance.rules";
import { createVisitorTurns } from "./visitor-turns.steps";
import type { VisitorTurns } from "./visitor-turns.steps";

/** Other numbers than those of the product, for tests. */
export type VisitorLimits = { readonly visitors?: VisitorAllowances };

/** What visitors may do in an hour, in all ways of booking together (business.md 9.7). */
export function visitorTurns(hourly: HourlyLimit, limits: VisitorLimits = {}): VisitorTurns {
  return createVisitorTurns(hourly, limits.visitors ?? VISITOR_ALLOWANCES);
}
