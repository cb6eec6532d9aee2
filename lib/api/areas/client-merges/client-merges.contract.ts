import { z } from "zod";
import type { RowCounts } from "@/lib/domain/salon/client-merge";
import { pageQuery } from "@/lib/api/wire/paths";
import { wireId, wireNumber } from "@/lib/api/wire/wire-formats";
import { clientSchema, clientToWire } from "@/lib/api/areas/clients/clients.contract";
import type { ClientView } from "@/lib/api/areas/clients/clients.contract";

/** Query of `GET /company/{location_id}/clients/doubles` (business.md 5.7). */
export const doublesQuery = z.object(pageQuery(25));

/** `/company/{location_id}/clients/merges/{merge_id}` */
export const mergePath = z.object({ location_id: wireId, merge_id: wireId });

/** Body of `POST /company/{location_id}/clients/merges` (business.md 5.7). */
export const mergeBody = z
  .looseObject({ kept_id: wireId, merged_id: wireId }, { error: "must be an object" })
  .meta({ id: "ClientsToMerge", example: { kept_id: 9001, merged_id: 9002 } });

export const doublesSchema = z.array(
  z
    .looseObject({
      phone: wireNumber.meta({ description: "Without plus; 0 = hidden from the user" }),
      clients: z.array(clientSchema),
    })
    .meta({ id: "ClientDoubles" }),
);

const countsSchema = z.looseObject({
  appointments: wireNumber,
  comments: wireNumber,
  messages: wireNumber,
  client_schedules: wireNumber,
});

const mergeFields = {
  id: wireId,
  kept_id: wireId,
  merged_id: wireId,
  create_date: z.string(),
  undo_until: z.string(),
};

export const mergeListSchema = z.array(z.looseObject(mergeFields).meta({ id: "ClientMerge" }));

export const mergedSchema = z
  .looseObject({ ...mergeFields, moved: countsSchema, client: clientSchema })
  .meta({ id: "MergedClient" });

export const unmergedSchema = z
  .looseObject({
    id: wireId,
    kept: clientSchema,
    restored: clientSchema,
    stays: countsSchema.meta({ description: "What came after the merge stays with the kept one" }),
  })
  .meta({ id: "UnmergedClients" });

export type MergeView = {
  readonly id: number;
  readonly keptId: number;
  readonly mergedId: number;
  /** Local times with compact offset. */
  readonly at: string;
  readonly undoUntil: string;
};

export type MergedView = MergeView & { readonly moved: RowCounts; readonly client: ClientView };

export type UnmergedView = {
  readonly id: number;
  readonly kept: ClientView;
  readonly restored: ClientView;
  readonly stays: RowCounts;
};

export type DoublesView = { readonly phone: string; readonly clients: readonly ClientView[] };

/** Clients with one phone. */
export function doublesToWire({ phone, clients }: DoublesView) {
  const isShown = clients.every(({ showsPhone }) => showsPhone);
  return { phone: isShown ? Number(phone) : 0, clients: clients.map(clientToWire) };
}

/** A merge that can still be undone. */
export function mergeToWire({ id, keptId, mergedId, at, undoUntil }: MergeView) {
  return { id, kept_id: keptId, merged_id: mergedId, create_date: at, undo_until: undoUntil };
}

/** What a merge did. */
export function mergedToWire(view: MergedView) {
  return {
    ...mergeToWire(view),
    moved: countsToWire(view.moved),
    client: clientToWire(view.client),
  };
}

/** What the undo of a merge gave back, and what stays. */
export function unmergedToWire({ id, kept, restored, stays }: UnmergedView) {
  return {
    id,
    kept: clientToWire(kept),
    restored: clientToWire(restored),
    stays: countsToWire(stays),
  };
}

/** The same in a sentence. */
export function sentenceOfUndo({ kept, stays }: UnmergedView): string {
  const parts = (
    [
      ["appointments", stays.appointments],
      ["comments", stays.comments],
      ["messages", stays.messages],
      ["schedules", stays.series],
    ] as const
  ).flatMap(([what, count]) => (count > 0 ? [`${what}: ${count}`] : []));
  if (parts.length === 0) return "Undone.";
  const who = `client ${kept.client.id}`;
  return `Undone. What came after the merge stays with ${who} (${parts.join(", ")}).`;
}

function countsToWire({ series, ...counts }: RowCounts) {
  return { ...counts, client_schedules: series };
}
