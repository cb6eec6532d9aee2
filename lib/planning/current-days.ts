import { dayKey } from "@/lib/domain/schedule/day-key";
import type { AuthorizedLocationId } from "@/lib/domain/ids";
import type { MemberDay } from "@/lib/domain/schedule/member-day";
import { emptyDay } from "@/lib/domain/schedule/working-day";
import { periodOf } from "@/lib/domain/time/period";
import type { BusinessApi, CellChange } from "./ports";

/** How cells stand now, in their order. */
export async function currentDays(
  api: Pick<BusinessApi, "workingDays">,
  location: AuthorizedLocationId,
  cells: readonly CellChange[],
): Promise<MemberDay[]> {
  const period = periodOf(cells.map(({ after }) => after.date));
  if (!period) return [];
  const members = [...new Set(cells.map(({ memberId }) => memberId))];
  const days = await api.workingDays(location, members, period);
  const known = new Map(days.map(({ memberId, day }) => [dayKey(memberId, day.date), day]));
  return cells.map(({ memberId, after: { date } }) => ({
    memberId,
    day: known.get(dayKey(memberId, date)) ?? emptyDay(date),
  }));
}
