import type { StaffScope } from "@/lib/api/platform/access";
import type { ServiceError } from "@/lib/api/platform/errors";
import type { ReadModel } from "@/lib/api/platform/read-model";
import { ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import { toWall } from "@/lib/zone/wall-clock";
import type { BulkRead } from "./busy-days.rules";
import type { HoursUseCases } from "./read-hours.usecases";
import type { Uncovered } from "./uncovered.contract";
import { uncoveredOf } from "./uncovered.rules";

export type UncoveredUseCases = ReturnType<typeof createUncoveredUseCases>;

/** What is booked and no hours cover: with people who left, on days off, outside the hours. */
export function createUncoveredUseCases({
  hours,
  readModel,
}: {
  readonly hours: HoursUseCases;
  readonly readModel: ReadModel;
}) {
  /** From now to 30 days ahead unless told; what is over is left out (schedule.md 9). */
  async function list(
    scope: StaffScope,
    query: Pick<BulkRead, "from" | "to" | "memberIds">,
  ): Promise<Result<Uncovered[], ServiceError>> {
    const days = await hours.ofTeam(scope, { ...query, includesBusy: true, includesDayOff: true });
    if (!days.ok) return days;
    const team = await readModel.team(scope.id, scope.today);
    return ok(uncoveredOf(days.value, team, toWall(scope.location.timeZone, scope.now)));
  }

  return { list };
}
