/** One piece of a resource: this wash basin. */
export type ResourceUnit = {
  readonly id: number;
  readonly title: string;
  readonly resourceId: number;
};

/** A kind of room or device; it has no hours, its pieces are busy while something holds them. */
export type Resource = {
  readonly id: number;
  readonly title: string;
  readonly units: readonly ResourceUnit[];
};

/**
 * One free piece of each resource that is needed, those that are held already first; null where a
 * resource has none left. A resource without pieces limits nothing.
 */
export function freeUnits(
  needed: readonly Resource[],
  taken: ReadonlySet<number>,
  held: readonly number[] = [],
): number[] | null {
  const chosen: number[] = [];
  for (const { units } of needed) {
    const free = units.map(({ id }) => id).filter((id) => !taken.has(id));
    const piece = free.find((id) => held.includes(id)) ?? free[0];
    if (piece === undefined && units.length > 0) return null;
    if (piece !== undefined) chosen.push(piece);
  }
  return chosen;
}
