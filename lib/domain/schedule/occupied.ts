import type { TeamMemberId } from "../ids";
import { meets } from "../time/span";
import type { Stretch } from "../time/span";

/** A time that a member and pieces of resources are wanted for. */
export type Occupation = Stretch & {
  readonly memberId: TeamMemberId;
  readonly unitIds: readonly number[];
};

/** Which of the wanted times are free of what is taken, and of the free ones before them. */
export function freeOf<Wanted extends Occupation>(
  wanted: readonly Wanted[],
  taken: readonly Occupation[],
): ReadonlySet<Wanted> {
  const free = new Set<Wanted>();
  for (const each of wanted) {
    const isInTheWay = (other: Occupation): boolean => meets(each, other) && shares(each, other);
    if (!taken.some(isInTheWay) && ![...free].some(isInTheWay)) free.add(each);
  }
  return free;
}

function shares(a: Occupation, b: Occupation): boolean {
  return a.memberId === b.memberId || a.unitIds.some((id) => b.unitIds.includes(id));
}
