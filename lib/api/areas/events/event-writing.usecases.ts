import type { TeamMemberId } from "@/lib/domain/ids";
import { err, ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import { lengthFor } from "@/lib/domain/salon/service";
import type { Service } from "@/lib/domain/salon/service";
import type { TeamMember } from "@/lib/domain/salon/team-member";
import { addSeconds } from "@/lib/domain/time/instant";
import type { Instant } from "@/lib/domain/time/instant";
import { parseIso } from "@/lib/zone/iso";
import type { StaffScope } from "@/lib/api/platform/access";
import type { HeldEvent } from "@/lib/domain/salon/held-event";
import { auditedWrite } from "@/lib/api/platform/audit-log";
import type { Log } from "@/lib/api/platform/audit-log";
import { problemOfTime } from "@/lib/api/areas/appointments/is-free.steps";
import { busyAt, takesNoMoreTime } from "@/lib/api/areas/appointments/appointment-place.rules";
import type { TeamRepositories } from "@/lib/api/areas/team/repositories.port";
import type { ResourceRepositories } from "@/lib/api/areas/resources/repositories.port";
import type { ClientRepositories } from "@/lib/api/areas/clients/repositories.port";
import type { CatalogueRepositories } from "@/lib/api/areas/catalogue/repositories.port";
import type { ScheduleRepositories } from "@/lib/api/areas/schedule/repositories.port";
import type { AppointmentRepositories } from "@/lib/api/areas/appointments/repositories.port";
import type { Stored } from "@/lib/api/platform/transactional";
import { memberFor } from "@/lib/api/platform/member-visibility";
import type { Purpose } from "@/lib/api/platform/member-visibility";
import { invalid } from "@/lib/api/platform/errors";
import type { ServiceError } from "@/lib/api/platform/errors";
import type { EventToSave, EventView } from "./events.contract";
import type { NewEvent } from "./event.port";
import { problemOfTags } from "./series-preconditions.steps";
import { NO_EVENT } from "@/lib/api/areas/appointments/service-lines.rules";
import { eventViewOf } from "./event-view.rules";
import type { EventRepositories } from "./repositories.port";
import { problemOfEventChange, problemOfEventReach, problemOfSeats } from "./event-reach.rules";

type Needs = Pick<EventRepositories, "events"> &
  Pick<TeamRepositories, "team"> &
  ResourceRepositories &
  Pick<CatalogueRepositories, "services"> &
  Pick<ClientRepositories, "tags"> &
  ScheduleRepositories &
  Pick<AppointmentRepositories, "appointments">;

type Around = { readonly team: readonly TeamMember[]; readonly catalogue: readonly Service[] };

export type EventWritingUseCases = ReturnType<typeof createEventWritingUseCases>;

/** Writes of group events, decided under the locks of members and resources (business.md 8). */
export function createEventWritingUseCases(deps: {
  readonly store: Stored<Needs>;
  readonly log: Log;
}) {
  const { store } = deps;
  const write = auditedWrite<Needs>(deps);

  function create(
    scope: StaffScope,
    wanted: EventToSave,
  ): Promise<Result<EventView, ServiceError>> {
    return write(scope, async (repositories, audit) => {
      const created = await save(scope, wanted, repositories, null);
      if (created.ok) audit("event created", { id: created.value.event.id });
      return created;
    });
  }

  /** Replaces the whole event; its seats follow it. */
  function replace(
    scope: StaffScope,
    id: number,
    wanted: EventToSave,
  ): Promise<Result<EventView, ServiceError>> {
    return write(scope, async (repositories, audit) => {
      const before = await locked(scope, id, repositories, wanted.memberId);
      if (!before) return err(NO_EVENT);
      const changed = await save(scope, wanted, repositories, before);
      if (changed.ok) audit("event changed", { id });
      return changed;
    });
  }

  /** Deletes softly, with the seats. */
  function remove(scope: StaffScope, id: number): Promise<Result<void, ServiceError>> {
    return write(scope, async (repositories, audit) => {
      const event = await locked(scope, id, repositories, null);
      if (!event) return err(NO_EVENT);
      const team = await repositories.team.list(scope.id, scope.today);
      const problem = problemOfEventChange(scope, event, team);
      if (problem) return err(problem);
      await repositories.events.remove(scope.id, id, scope.now);
      audit("event deleted", { id });
      return ok(undefined);
    });
  }

  /** The event of a path is looked for before the body is checked (schedule.md 5.2). */
  async function reach(scope: StaffScope, id: number | undefined): Promise<ServiceError | null> {
    const event = id === undefined ? null : await store.events.find(scope.id, id);
    if (!event) return NO_EVENT;
    return problemOfEventChange(scope, event, await store.team.list(scope.id, scope.today));
  }

  return { create, replace, remove, reach };
}

/** The event under the locks of its member and of the one it goes to; seats wait for them too. */
export async function locked(
  scope: StaffScope,
  id: number,
  { events, team }: Pick<EventRepositories, "events"> & Pick<TeamRepositories, "team">,
  goesTo: TeamMemberId | null,
): Promise<HeldEvent | null> {
  const seen = await events.find(scope.id, id);
  if (!seen) return null;
  await team.lock(scope.id, [...new Set([seen.memberId, goesTo ?? seen.memberId])]);
  await events.lock(scope.id, id);
  return events.find(scope.id, id);
}

async function save(
  scope: StaffScope,
  wanted: EventToSave,
  repositories: Needs,
  before: HeldEvent | null,
): Promise<Result<EventView, ServiceError>> {
  if (!before) await repositories.team.lock(scope.id, [wanted.memberId]);
  await repositories.resources.lock(scope.id, wanted.unitIds);
  const around = {
    team: await repositories.team.list(scope.id, scope.today),
    catalogue: await repositories.services.list(scope.id),
  };
  const event = await eventOf(scope, wanted, around, repositories, before);
  if (!event.ok) return event;
  const problem =
    problemOfEventReach(scope, event.value, around.team) ??
    (before && problemOfEventChange(scope, before, around.team)) ??
    (before && problemOfEventChange(scope, event.value, around.team)) ??
    problemOfSeats(event.value, before) ??
    (wanted.ignoresBusy ? null : await problemOfPlace(scope, event.value, repositories, before));
  if (problem) return err(problem);
  const id = before?.id ?? (await repositories.events.add(scope.id, event.value));
  if (before) await repositories.events.replace(scope.id, id, event.value, scope.now);
  const saved = await repositories.events.find(scope.id, id);
  if (!saved) throw new Error(`Event ${id} was saved and not found`);
  return ok(eventViewOf(scope, saved, around.catalogue, around.team));
}

/** What is to be saved; member, service and resources are proven to be of the location. */
async function eventOf(
  scope: StaffScope,
  wanted: EventToSave,
  { team, catalogue }: Around,
  { resources, tags }: ResourceRepositories & Pick<ClientRepositories, "tags">,
  before: HeldEvent | null,
): Promise<Result<NewEvent, ServiceError>> {
  const startsAt = parseIso(scope.location.timeZone, wanted.date);
  const member = memberFor(scope, team, wanted.memberId, purposeOf(wanted, startsAt, before));
  if (!member.ok) return member;
  const kind = serviceOf(wanted, catalogue, before);
  if (!kind) return err({ kind: "not_found", message: "Service not found." });
  const known = wanted.unitIds.length === 0 ? [] : await resources.list(scope.id);
  const pieces = new Set(known.flatMap(({ units }) => units.map(({ id }) => id)));
  if (!wanted.unitIds.every((id) => pieces.has(id))) {
    return err({ kind: "not_found", message: "Resource not found." });
  }
  const carried = before?.tags.map(({ id }) => id) ?? [];
  const tagIds = wanted.tagIds ?? carried;
  // one that it carries may stay whatever it is
  const added = tagIds.filter((id) => !carried.includes(id));
  const problem = await problemOfTags(scope, added, { tags });
  if (problem) return err(problem);
  if (startsAt === null) return err(invalid("date", "must be a date-time"));
  const { memberId, serviceId, capacity, unitIds } = wanted;
  const { title, durationSeconds: length } = kind;
  return ok({
    memberId,
    serviceId,
    startsAt,
    durationSeconds: length,
    capacity,
    title,
    unitIds,
    tagIds,
  });
}

/** An event stays with somebody who left while it takes no more of their time (schedule.md 3.6). */
function purposeOf(
  { memberId, durationSeconds: length }: EventToSave,
  startsAt: Instant | null,
  before: HeldEvent | null,
): Purpose {
  if (!before || startsAt === null) return "book";
  const after = { memberId, startsAt, durationSeconds: length ?? before.durationSeconds };
  return takesNoMoreTime(before, after) ? "read" : "book";
}

/** Title and length in seconds; an event keeps the service that it has when that is gone. */
function serviceOf(
  { serviceId, memberId, durationSeconds: length }: EventToSave,
  catalogue: readonly Service[],
  before: HeldEvent | null,
): Pick<HeldEvent, "title" | "durationSeconds"> | null {
  const service = catalogue.find(({ id }) => id === serviceId);
  if (service) {
    return { title: service.title, durationSeconds: length ?? lengthFor(service, memberId) };
  }
  if (before?.serviceId !== serviceId) return null;
  return { title: before.title, durationSeconds: length ?? before.durationSeconds };
}

/** Neither the member nor a resource may be taken (business.md 6.5). */
async function problemOfPlace(
  scope: StaffScope,
  event: NewEvent,
  repositories: Needs,
  before: HeldEvent | null,
): Promise<ServiceError | null> {
  const itself = { kind: "event", id: before?.id ?? 0 } as const; // no event has 0
  const problem = await problemOfTime(scope, event, repositories, itself);
  if (problem) return problem;
  const span = { from: event.startsAt, to: addSeconds(event.startsAt, event.durationSeconds) };
  const held = await repositories.resources.blocks(scope.id, event.unitIds, span);
  const isTaken = held.some(({ kind, id }) => kind !== itself.kind || id !== itself.id);
  return isTaken ? busyAt(scope, "The resource", event.startsAt) : null;
}
