import type { AuthorizedLocationId, UserId } from "@/lib/domain/ids";
import { err, ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import type { Refusal } from "@/lib/domain/refusal";
import { checkHours, sameWorkingDay, workingDayOf } from "@/lib/domain/schedule/working-day";
import type { WorkingDay, WorkingDayChange } from "@/lib/domain/schedule/working-day";
import type { SaveOutcome, StandingCell, UndoOutcome } from "@/lib/domain/schedule/change-outcome";
import type { Instant } from "@/lib/domain/time/instant";
import { currentDays } from "./current-days";
import type {
  BusinessApi,
  CellChange,
  ChangeSet,
  ChangeSetRepository,
  StoredCell,
  WriteOutcome,
} from "./ports";

export type Planner = {
  readonly location: AuthorizedLocationId;
  readonly userId: UserId;
  readonly api: BusinessApi;
};

/** A change of one cell, and the cell as the person saw it. */
export type SeenChange = { readonly change: WorkingDayChange; readonly seen: WorkingDay };

/** What a person does to hours; they name each act, so that a repeat is the same act. */
export type ChangeSets = {
  /** Writes all changes where the cells still are as they were seen, else nothing. */
  apply: (
    planner: Planner,
    act: { readonly id: string; readonly changes: readonly SeenChange[] },
  ) => Promise<Result<SaveOutcome, Refusal>>;
  /** Takes a stored edit back, cell by cell where it still stands. */
  undo: (
    planner: Planner,
    act: { readonly id: string; readonly undoes: string },
  ) => Promise<Result<UndoOutcome, Refusal>>;
  /** Tells whether one's own act was done: for those whose answer was lost. */
  wasDone: (planner: Planner, id: string) => Promise<boolean>;
};

type Deps = { readonly repository: ChangeSetRepository; readonly clock: () => Instant };

/** Edits of hours by a person: every one is stored with its cells before and after. */
export function createChangeSets(deps: Deps): ChangeSets {
  return {
    apply: async (planner, { id, changes }) => {
      const checked = changes.map(({ change }) => checkHours(change.intervals));
      if (checked.some((each) => !each.ok)) return err({ kind: "invalid_hours" });
      const cells = changes.map(({ change, seen }) => ({
        memberId: change.memberId,
        before: { ...seen, date: change.date },
        after: workingDayOf(change),
      }));
      const known = await deps.repository.find(planner.location, id);
      if (known && !isRepeat(known, planner, null, cells)) return err({ kind: "invalid_input" });
      const written = await write(deps, planner, { id, cells, undoes: null });
      return ok(
        written.kind === "written"
          ? { kind: "saved", changeSetId: id, others: standing(deps, planner, written.others) }
          : { kind: "changed_since", standing: standing(deps, planner, written.stored) },
      );
    },

    undo: async (planner, { id, undoes }) => {
      const made = await deps.repository.find(planner.location, undoes);
      if (!made) return err({ kind: "not_found" });
      const known = await deps.repository.find(planner.location, id);
      if (!known) return ok(await takeBack(deps, planner, { id, undoes }, made.cells.map(inverse)));
      if (!isRepeat(known, planner, undoes, known.cells)) return err({ kind: "invalid_input" });
      const outcome = await takeBack(deps, planner, { id, undoes }, known.cells);
      const left = made.cells.filter((cell) => !known.cells.some((each) => samePlace(each, cell)));
      return ok({ ...outcome, kept: [...outcome.kept, ...(await nowOf(planner, left))] });
    },

    wasDone: async (planner, id) => {
      const known = await deps.repository.find(planner.location, id);
      if (!known || known.userId !== planner.userId) return false;
      return planner.api.wasWritten(planner.location, known);
    },
  };
}

type Act = Pick<ChangeSet, "id" | "undoes" | "cells">;

/** Writes the cells that still are as they were left; the others stay, and are told as they stand. */
async function takeBack(
  deps: Deps,
  planner: Planner,
  act: Pick<Act, "id" | "undoes">,
  cells: readonly CellChange[],
): Promise<UndoOutcome> {
  if (cells.length === 0) return { restored: [], kept: [] };
  const written = await write(deps, planner, { ...act, cells });
  if (written.kind === "written") {
    const kept = standing(deps, planner, written.others);
    const restored = cells.filter((cell) => !kept.some((each) => isAt(each, cell)));
    return { restored: restored.map(({ memberId, after: day }) => ({ memberId, day })), kept };
  }
  const kept = standing(deps, planner, written.stored);
  const rest = cells.filter((cell) => !kept.some((each) => isAt(each, cell)));
  if (rest.length === cells.length) throw new Error("A refused undo named none of its cells");
  const outcome = await takeBack(deps, planner, act, rest);
  return { ...outcome, kept: [...kept, ...outcome.kept] };
}

/** Stores the change set before the edit, so that no accepted edit is without one. */
async function write(deps: Deps, planner: Planner, act: Act): Promise<WriteOutcome> {
  const { api, location, userId } = planner;
  const changeSet: ChangeSet = { ...act, userId, madeAt: deps.clock() };
  const isFirst = await deps.repository.add(location, changeSet);
  const outcome = await api
    .setWorkingDays(location, {
      changeSetId: act.id,
      cells: act.cells,
      isUndo: act.undoes !== null,
    })
    .catch(async (error: unknown) => {
      // after a lost answer the edit may stand, and so may the first try of a refused repeat
      if (isFirst && wasRefused(error)) await deps.repository.remove(location, act.id);
      throw error;
    });
  if (outcome.kind === "changed_since") await deps.repository.remove(location, act.id);
  // a first try that was refused may have taken the set away while this repeat was on its way
  else if (!isFirst) await deps.repository.add(location, changeSet);
  return outcome;
}

function wasRefused(error: unknown): boolean {
  if (!(error instanceof Error) || !("kind" in error)) return false;
  return error.kind !== "unreachable" && error.kind !== "unexpected";
}

function isRepeat(
  known: ChangeSet,
  { userId }: Planner,
  undoes: string | null,
  cells: readonly CellChange[],
): boolean {
  return (
    known.userId === userId &&
    known.undoes === undoes &&
    known.cells.length === cells.length &&
    known.cells.every((cell) =>
      cells.some((each) => samePlace(each, cell) && sameWorkingDay(each.after, cell.after)),
    )
  );
}

/** Stored cells for the person who is told: who made them, and how long ago. */
function standing(
  { clock }: Deps,
  { userId }: Planner,
  cells: readonly StoredCell[],
): StandingCell[] {
  const now = clock();
  return cells.map(({ memberId, day, changed }) => ({
    memberId,
    day,
    by: changed?.user ? { isYou: changed.user.id === userId, name: changed.user.name } : null,
    secondsAgo: changed ? Math.max(0, Math.round((now - changed.at) / 1000)) : null,
  }));
}

/** How cells stand now, whoever made them so. */
async function nowOf(
  { api, location }: Planner,
  cells: readonly CellChange[],
): Promise<StandingCell[]> {
  const days = await currentDays(api, location, cells);
  return days.map((each) => ({ ...each, by: null, secondsAgo: null }));
}

function inverse({ memberId, before, after }: CellChange): CellChange {
  return { memberId, before: after, after: before };
}

function samePlace(a: CellChange, b: CellChange): boolean {
  return a.memberId === b.memberId && a.after.date === b.after.date;
}

function isAt({ memberId, day }: StandingCell, cell: CellChange): boolean {
  return memberId === cell.memberId && day.date === cell.after.date;
}
