import type { Operation } from "./serve";

/**
 * Operations in the order in which a router must know them: where two paths could mean one request,
 * the one with a word comes before the one with a parameter. The order of areas decides nothing.
 */
export function inRoutingOrder(operations: readonly Operation[]): Operation[] {
  return [...operations].sort((one, other) => {
    const [left, right] = [one.path.split("/"), other.path.split("/")];
    for (const [at, part] of left.entries()) {
      const rank = Number(part.startsWith(":")) - Number(right[at]?.startsWith(":") ?? false);
      if (rank !== 0) return rank;
      if (part !== right[at] && !part.startsWith(":")) return part < (right[at] ?? "") ? -1 : 1;
    }
    return left.length - right.length;
  });
}
