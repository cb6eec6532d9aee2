import { err, ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import { UNDO_SECONDS } from "@/lib/domain/salon/client-merge";
import type { ClientMerge, MovedRows, RowCounts } from "@/lib/domain/salon/client-merge";
import type { ClientCard, ClientToSave } from "@/lib/domain/salon/client";
import { addSeconds } from "@/lib/domain/time/instant";
import { isoCompactOffset } from "@/lib/zone/iso";
import type { StaffScope } from "@/lib/api/platform/access";
import { auditedWrite } from "@/lib/api/platform/audit-log";
import type { Log } from "@/lib/api/platform/audit-log";
import { invalid } from "@/lib/api/platform/errors";
import type { ServiceError } from "@/lib/api/platform/errors";
import type { ClientRepositories } from "@/lib/api/areas/clients/repositories.port";
import type { Stored } from "@/lib/api/platform/transactional";
import type { DoublesView, MergedView, MergeView, UnmergedView } from "./client-merges.contract";
import { detailsOf } from "@/lib/api/areas/clients/client-draft.rules";
import { clientViewOf } from "@/lib/api/areas/clients/client-views.rules";
import { mergedClient, unmergedClient } from "./merged-client.rules";
import type { ClientMergeRepositories } from "./repositories.port";

type Needs = Pick<ClientRepositories, "clients"> & ClientMergeRepositories;

type Page = { readonly page: number; readonly count: number };

export type ClientMergeUseCases = ReturnType<typeof createClientMergeUseCases>;

const NO_MERGE: ServiceError = { kind: "not_found", message: "Merge not found." };

/** Clients who are one person: found, merged and, for a day, parted again (business.md 5.7). */
export function createClientMergeUseCases(deps: {
  readonly store: Stored<Needs>;
  readonly log: Log;
}) {
  const { clientMerges } = deps.store;
  const write = auditedWrite<Needs>(deps);

  async function doubles(scope: StaffScope, { page, count }: Page) {
    const wanted = { offset: (page - 1) * count, limit: count };
    const { items, total } = await clientMerges.doubles(scope.id, wanted);
    const cards = await cardsOf(
      scope,
      items.flatMap(({ ids }) => ids),
      deps.store,
    );
    const views = items.map(({ phone, ids }): DoublesView => {
      const known = ids.flatMap((id) => cards.get(id) ?? []);
      return { phone, clients: known.map((card) => clientViewOf(scope, card)) };
    });
    return { items: views, total, page };
  }

  async function list(scope: StaffScope): Promise<MergeView[]> {
    const merges = await clientMerges.list(scope.id, addSeconds(scope.now, -UNDO_SECONDS));
    return merges.map((merge) => viewOf(scope, merge));
  }

  /** Makes one client of two; whoever writes of either meanwhile waits. */
  function merge(
    scope: StaffScope,
    keptId: number,
    mergedId: number,
  ): Promise<Result<MergedView, ServiceError>> {
    return write(scope, async (repositories, audit) => {
      const merged = await mergeLocked(scope, keptId, mergedId, repositories);
      if (merged.ok) audit("clients merged", { id: merged.value.id, keptId, mergedId });
      return merged;
    });
  }

  /** Gives both clients what they had; what came later stays with the one who was kept. */
  function undo(scope: StaffScope, id: number): Promise<Result<UnmergedView, ServiceError>> {
    return write(scope, async (repositories, audit) => {
      const found = await repositories.clientMerges.find(scope.id, id);
      if (!found) return err(NO_MERGE);
      const { keptId, mergedId } = found;
      const undone = await undoLocked(scope, found, repositories);
      if (undone.ok) audit("merge of clients undone", { id, keptId, mergedId });
      return undone;
    });
  }

  return { doubles, list, merge, undo };
}

async function mergeLocked(
  scope: StaffScope,
  keptId: number,
  mergedId: number,
  repositories: Needs,
): Promise<Result<MergedView, ServiceError>> {
  const { clients, clientMerges } = repositories;
  if (keptId === mergedId) return err(invalid("merged_id", "must be another client"));
  await clientMerges.lockWhole(scope.id, [keptId, mergedId]);
  const kept = await clients.find(scope.id, keptId);
  if (!kept) return err(invalid("kept_id", "is no client of the base"));
  const other = await clients.find(scope.id, mergedId);
  if (!other) return err(invalid("merged_id", "is no client of the base"));
  const before = toSave(kept);
  const after = mergedClient(before, toSave(other));
  const moved = await clientMerges.move(scope.id, mergedId, keptId, scope.now);
  await clients.markDeleted(scope.id, mergedId, scope.now); // frees the phone
  await clients.update(scope.id, keptId, after, scope.now, "shared"); // a third may have it, too
  const made = { keptId, mergedId, at: scope.now, userId: scope.user.id, before, after, moved };
  const id = await clientMerges.add(scope.id, made);
  const client = clientViewOf(scope, await cardOf(scope, keptId, repositories));
  return ok({ ...viewOf(scope, { ...made, id }), moved: countsOf(moved), client });
}

async function undoLocked(
  scope: StaffScope,
  asked: ClientMerge,
  repositories: Needs,
): Promise<Result<UnmergedView, ServiceError>> {
  const { clients, clientMerges } = repositories;
  const { id, keptId, mergedId } = asked;
  await clientMerges.lockWhole(scope.id, [keptId, mergedId]);
  const found = (await clientMerges.find(scope.id, id)) ?? asked; // as it is now
  const kept = await clients.find(scope.id, keptId);
  const problem = problemOfUndo(scope, found, kept);
  if (problem || !kept) return err(problem ?? NO_MERGE);
  await clientMerges.moveBack(scope.id, found, scope.now);
  const parted = unmergedClient(toSave(kept), found.before, found.after);
  await clients.update(scope.id, keptId, parted, scope.now);
  await clientMerges.restore(scope.id, mergedId, scope.now);
  await clientMerges.markUndone(scope.id, id, scope.now);
  const stays = await clientMerges.since(scope.id, keptId, found.moved.last);
  const restored = clientViewOf(scope, await cardOf(scope, mergedId, repositories));
  const left = clientViewOf(scope, await cardOf(scope, keptId, repositories));
  return ok({ id, kept: left, restored, stays });
}

function problemOfUndo(
  scope: StaffScope,
  merge: ClientMerge,
  kept: ClientCard | null,
): ServiceError | null {
  if (merge.undoneAt !== null) return conflict("The merge is undone already.");
  if (merge.at <= addSeconds(scope.now, -UNDO_SECONDS)) {
    return conflict("The merge is more than a day old: it can no longer be undone.");
  }
  return kept === null
    ? conflict("The client who was kept is deleted or merged into another. Undo that merge first.")
    : null;
}

function conflict(message: string): ServiceError {
  return { kind: "conflict", message };
}

function viewOf(
  { location: { timeZone } }: StaffScope,
  { id, keptId, mergedId, at }: Pick<ClientMerge, "id" | "keptId" | "mergedId" | "at">,
): MergeView {
  return {
    id,
    keptId,
    mergedId,
    at: isoCompactOffset(timeZone, at),
    undoUntil: isoCompactOffset(timeZone, addSeconds(at, UNDO_SECONDS)),
  };
}

function countsOf({
  appointments,
  comments,
  messages,
  series,
  widenedSeries,
}: MovedRows): RowCounts {
  return {
    appointments: appointments.length,
    comments: comments.length,
    messages: messages.length,
    series: series.length + widenedSeries.length,
  };
}

function toSave(card: ClientCard): ClientToSave {
  return { ...detailsOf(card), tagIds: card.tags.map(({ id }) => id) };
}

async function cardOf(scope: StaffScope, id: number, { clients }: Needs): Promise<ClientCard> {
  const card = await clients.find(scope.id, id);
  if (!card) throw new Error(`Client ${id} was not found after a merge`);
  return card;
}

async function cardsOf(
  scope: StaffScope,
  ids: readonly number[],
  { clients }: Needs,
): Promise<ReadonlyMap<number, ClientCard>> {
  const { items } = await clients.search(scope.id, {
    filters: [{ kind: "ids", values: ids, isInverted: false }],
    operation: "and",
    order: "id",
    isDescending: false,
    offset: 0,
    limit: Math.max(1, ids.length),
  });
  return new Map(items.map((card) => [card.id, card]));
}
