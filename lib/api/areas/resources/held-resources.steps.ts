import { err, ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import { freeUnits } from "@/lib/domain/salon/resource";
import type { Appointment, ServiceLine } from "@/lib/domain/salon/appointment";
import type { Service } from "@/lib/domain/salon/service";
import { addSeconds } from "@/lib/domain/time/instant";
import { localMinute } from "@/lib/zone/iso";
import type { StaffScope } from "@/lib/api/platform/access";
import type { ResourceRepositories } from "./repositories.port";
import type { ServiceError } from "@/lib/api/platform/errors";

type Wanted = Pick<Appointment, "startsAt" | "durationSeconds" | "eventId"> & {
  readonly services: readonly Pick<ServiceLine, "id">[];
};

type Options = {
  readonly savesIfBusy: boolean;
  /** The appointment as it is, whose own pieces do not stand in its way. */
  readonly before?: Pick<Appointment, "id" | "unitIds">;
};

/**
 * A free piece of each resource that the services need, locked until the transaction ends; a
 * conflict when one has none left (business.md 6.5). A service that is gone needs what the
 * appointment holds. Saved all the same, it holds what is free. A seat holds nothing: its event does.
 */
export async function heldResources(
  { id, location }: Pick<StaffScope, "id" | "location">,
  wanted: Wanted,
  catalogue: readonly Service[],
  { resources }: ResourceRepositories,
  { savesIfBusy, before }: Options,
): Promise<Result<number[], ServiceError>> {
  const chosen = new Set(wanted.services.map((line) => line.id));
  const needed = catalogue
    .filter((each) => chosen.has(each.id))
    .flatMap((each) => each.resourceIds);
  const isOneGone = wanted.services.some((line) => catalogue.every((each) => each.id !== line.id));
  const kept = isOneGone ? (before?.unitIds ?? []) : [];
  if (needed.length + kept.length === 0 || wanted.eventId !== 0) return ok([]);
  const kinds = (await resources.list(id)).filter(
    (kind) => needed.includes(kind.id) || kind.units.some((piece) => kept.includes(piece.id)),
  );
  const pieces = kinds.flatMap(({ units }) => units.map((piece) => piece.id));
  await resources.lock(id, pieces);
  const { startsAt, durationSeconds: length } = wanted;
  const blocks = await resources.blocks(id, pieces, {
    from: startsAt,
    to: addSeconds(startsAt, length),
  });
  const others = blocks.filter((block) => block.kind !== "appointment" || block.id !== before?.id);
  const taken = new Set(others.map(({ unitId }) => unitId));
  const free = freeUnits(kinds, taken, before?.unitIds);
  if (free) return ok(free);
  if (savesIfBusy) {
    return ok(kinds.flatMap((kind) => freeUnits([kind], taken, before?.unitIds) ?? []));
  }
  const time = localMinute(location.timeZone, startsAt);
  return err({ kind: "conflict", message: `A needed resource is busy: ${time}` });
}
