import { dayKey } from "@/lib/domain/schedule/day-key";
import type { AuthorizedLocationId, UserId } from "@/lib/domain/ids";
import { err, ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import type { Refusal } from "@/lib/domain/refusal";
import {
  checkHours,
  emptyDay,
  sameWorkingDay,
  workingDayOf,
} from "@/lib/domain/schedule/working-day";
import type { WorkingDay, WorkingDayChange } from "@/lib/domain/schedule/working-day";
import type { CellRef, SavedChange, UndoOutcome } from "@/lib/domain/schedule/change-outcome";
import type { Instant } from "@/lib/domain/time/instant";
import type { BusinessApi, CellChange, ChangeSet, ChangeSetRepository } from "./ports";

export type Planner = {
  readonly location: AuthorizedLocationId;
  readonly userId: UserId;
  readonly api: BusinessApi;
};

export type ChangeSets = {
  apply: (
    planner: Planner,
    changes: readonly WorkingDayChange[],
  ) => Promise<Result<SavedChange, Refusal>>;
  undo: (planner: Planner, changeSetId: string) => Promise<Result<UndoOutcome, Refusal>>;
};

type Deps = {
  readonly repository: ChangeSetRepository;
  readonly clock: () => Instant;
  readonly newId: () => string;
};

/** Edits of hours by a person: every one is stored with its cells before and after. */
export function createChangeSets(deps: Deps): ChangeSets {
  return {
    apply: async (planner, changes) => {
      const checked = changes.map((change) => checkHours(change.intervals));
      if (checked.some((each) => !each.ok)) return err({ kind: "invalid_hours" });
      const current = await currentDays(planner.api, planner.location, changes);
      const cells = changes.map((change) => ({
        memberId: change.memberId,
        before: current(change),
        after: workingDayOf(change),
      }));
      return ok({ changeSetId: await save(deps, planner, cells, null) });
    },
    undo: async (planner, changeSetId) => {
      const made = await deps.repository.find(planner.location, changeSetId);
      if (!made) return err({ kind: "not_found" });
      const current = await currentDays(planner.api, planner.location, made.cells.map(refOf));
      const isAsLeft = (cell: CellChange): boolean =>
        sameWorkingDay(current(refOf(cell)), cell.after);
      const restorable = made.cells.filter(isAsLeft);
      const inverse = restorable.map(({ memberId, before, after }) => ({
        memberId,
        before: after,
        after: before,
      }));
      if (inverse.length > 0) await save(deps, planner, inverse, made.id);
      return ok({
        restored: restorable.map(refOf),
        kept: made.cells.filter((cell) => !isAsLeft(cell)).map(refOf),
      });
    },
  };
}

/** Stores the change set before the edit, so that no accepted edit is without one. */
async function save(
  deps: Deps,
  { api, location, userId }: Planner,
  cells: readonly CellChange[],
  undoes: string | null,
): Promise<string> {
  const changeSet: ChangeSet = { id: deps.newId(), userId, madeAt: deps.clock(), undoes, cells };
  await deps.repository.add(location, changeSet);
  try {
    await api.setWorkingDays(
      location,
      cells.map(({ memberId, after }) => ({ memberId, day: after })),
    );
  } catch (error) {
    if (wasRefused(error)) await deps.repository.remove(location, changeSet.id);
    throw error; // after a lost answer the edit may stand: its change set stays
  }
  return changeSet.id;
}

function wasRefused(error: unknown): boolean {
  return error instanceof Error && "kind" in error && error.kind !== "unreachable";
}

async function currentDays(
  api: BusinessApi,
  location: AuthorizedLocationId,
  cells: readonly CellRef[],
): Promise<(cell: CellRef) => WorkingDay> {
  const dates = cells.map((cell) => cell.date).sort();
  const [from, to] = [dates[0], dates.at(-1)];
  if (from === undefined || to === undefined) return (cell) => emptyDay(cell.date);
  const members = [...new Set(cells.map((cell) => cell.memberId))];
  const days = await api.workingDays(location, members, { from, to });
  const known = new Map(days.map(({ memberId, day }) => [dayKey(memberId, day.date), day]));
  return (cell) => known.get(dayKey(cell.memberId, cell.date)) ?? emptyDay(cell.date);
}

function refOf(cell: CellChange): CellRef {
  return { memberId: cell.memberId, date: cell.after.date };
}
