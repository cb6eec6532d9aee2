import { endOf, meets } from "@/lib/domain/time/span";
import { err, ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import { repeatDates } from "@/lib/domain/schedule/repeat-dates";
import { stranded } from "@/lib/domain/schedule/stranded";
import { addSeconds, instantOf } from "@/lib/domain/time/instant";
import type { Instant } from "@/lib/domain/time/instant";
import { parseIso } from "@/lib/zone/iso";
import { todayIn, toInstant, toWall, wallIntervals } from "@/lib/zone/wall-clock";
import type { StaffScope } from "@/lib/api/platform/access";
import { auditedWrite } from "@/lib/api/platform/audit-log";
import type { Log } from "@/lib/api/platform/audit-log";
import { viewOf } from "@/lib/api/areas/appointments/appointment-view.rules";
import { busyAt } from "@/lib/api/areas/appointments/appointment-place.rules";
import type { TeamRepositories } from "@/lib/api/areas/team/repositories.port";
import type { ScheduleRepositories } from "@/lib/api/areas/schedule/repositories.port";
import type { AppointmentRepositories } from "@/lib/api/areas/appointments/repositories.port";
import type { ResourceRepositories } from "@/lib/api/areas/resources/repositories.port";
import type { CatalogueRepositories } from "@/lib/api/areas/catalogue/repositories.port";
import type { Stored } from "@/lib/api/platform/transactional";
import { isTooOld, memberFor } from "@/lib/api/platform/member-visibility";
import { invalid } from "@/lib/api/platform/errors";
import type { ServiceError } from "@/lib/api/platform/errors";
import type { HeldEvent } from "@/lib/domain/salon/held-event";
import { MAX_COPIES } from "./event-duplicates.contract";
import type { EventCopyView, EventDuplication } from "./event-duplicates.contract";
import { NO_EVENT } from "@/lib/api/areas/appointments/service-lines.rules";
import { eventViewOf } from "./event-view.rules";
import { locked } from "./event-writing.usecases";
import { problemOfEventReach } from "./event-reach.rules";
import type { EventRepositories } from "./repositories.port";

type Needs = Pick<EventRepositories, "events" | "strategies"> &
  Pick<TeamRepositories, "team"> &
  ResourceRepositories &
  ScheduleRepositories &
  Pick<AppointmentRepositories, "appointments"> &
  Pick<CatalogueRepositories, "services">;

type Copies = { readonly starts: readonly Instant[]; readonly withSeats: boolean };

export type EventDuplicateUseCases = ReturnType<typeof createEventDuplicateUseCases>;

/** Copies of an event at other times: all of them or none (business.md 8.5). */
export function createEventDuplicateUseCases(deps: {
  readonly store: Stored<Needs>;
  readonly log: Log;
}) {
  const write = auditedWrite<Needs>(deps);

  async function duplicate(
    scope: StaffScope,
    id: number,
    wanted: EventDuplication,
  ): Promise<Result<EventCopyView[], ServiceError>> {
    return write(scope, async (repositories, audit) => {
      const event = await locked(scope, id, repositories, null);
      if (!event) return err(NO_EVENT);
      const pieces = event.units.map((each) => each.id);
      const tagIds = event.tags.map((label) => label.id);
      await repositories.resources.lock(scope.id, pieces);
      const copies = await copiesOf(scope, event, wanted, repositories);
      if (!copies.ok) return copies;
      const { starts, withSeats } = copies.value;
      const problem =
        (await problemOfCopies(scope, event, starts, repositories)) ??
        (wanted.ignoresBusy ? null : await conflictOf(scope, event, starts, repositories));
      if (problem) return err(problem);
      const seats = { eventId: id, userId: scope.user.id, at: scope.now };
      const ids = await repositories.events.addAll(
        scope.id,
        starts.map((startsAt) => ({ ...event, startsAt, unitIds: pieces, tagIds })),
        withSeats ? seats : null,
      );
      audit("event duplicated", { id });
      return ok(await viewsOf(scope, ids, repositories));
    });
  }

  /** The event of a path is looked for before the body is checked (schedule.md 5.2). */
  async function reach(scope: StaffScope, id: number | undefined): Promise<ServiceError | null> {
    const event = id === undefined ? null : await deps.store.events.find(scope.id, id);
    if (!event) return NO_EVENT;
    return problemOfEventReach(scope, event, await deps.store.team.list(scope.id, scope.today));
  }

  return { duplicate, reach };
}

async function copiesOf(
  scope: StaffScope,
  event: HeldEvent,
  { starts, content }: EventDuplication,
  { strategies }: Pick<EventRepositories, "strategies">,
): Promise<Result<Copies, ServiceError>> {
  const { timeZone } = scope.location;
  if (starts.kind === "list") {
    const times = starts.dates.map((date) => parseIso(timeZone, date));
    const known = times.filter((time) => time !== null);
    if (known.length < times.length) return err(invalid("dates", "must be date-times"));
    return ok({ starts: [...new Set(known)], withSeats: content === "event_with_seats" });
  }
  const { repetition } = starts;
  const strategy =
    typeof repetition === "number" ? await strategies.find(scope.id, repetition) : null;
  const chosen = typeof repetition === "number" ? strategy : repetition;
  if (!chosen) return err({ kind: "not_found", message: "Duplication strategy not found." });
  const dates = repeatDates(chosen, starts, MAX_COPIES + 1);
  if (dates.length > MAX_COPIES) {
    return err(invalid("till", `gives more than ${MAX_COPIES} events`));
  }
  const minute = starts.minute ?? Math.floor(toWall(timeZone, event.startsAt).second / 60);
  const copied = content ?? strategy?.content ?? "event";
  return ok({
    starts: dates.map((date) => toInstant(timeZone, date, minute)),
    withSeats: copied === "event_with_seats",
  });
}

async function problemOfCopies(
  scope: StaffScope,
  event: HeldEvent,
  starts: readonly Instant[],
  { team }: Pick<TeamRepositories, "team">,
): Promise<ServiceError | null> {
  const everybody = await team.list(scope.id, scope.today);
  const problem = problemOfEventReach(scope, event, everybody);
  if (problem) return problem;
  const member = memberFor(scope, everybody, event.memberId, "write_hours");
  if (!member.ok) return member.error;
  const isOld = starts.some((at) => isTooOld(scope, todayIn(scope.location.timeZone, at)));
  return isOld ? { kind: "forbidden", message: "The event would lie too far back." } : null;
}

/** The first start whose time is taken or has no hours; read at once for all of them. */
async function conflictOf(
  scope: StaffScope,
  event: HeldEvent,
  starts: readonly Instant[],
  {
    hours,
    appointments,
    resources,
  }: ScheduleRepositories & Pick<AppointmentRepositories, "appointments"> & ResourceRepositories,
): Promise<ServiceError | null> {
  const sorted = [...starts].sort((a, b) => a - b);
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) return null;
  const { timeZone } = scope.location;
  const span = { from: first, to: addSeconds(last, event.durationSeconds) };
  const period = { from: todayIn(timeZone, span.from), to: todayIn(timeZone, span.to) };
  const stored = await hours.list(scope.id, [event.memberId], period);
  const byDate = new Map(stored.map(({ day }) => [day.date, day.intervals]));
  const pieces = event.units.map(({ id }) => id);
  const blocks = [
    ...(await appointments.blocks(scope.id, [event.memberId], span)),
    ...(await resources.blocks(scope.id, pieces, span)),
  ];
  const isTaken = (at: Instant, index: number): boolean => {
    const copy = { startsAt: at, durationSeconds: event.durationSeconds };
    const end = endOf(copy);
    const next = sorted[index + 1];
    return (
      (next !== undefined && next < end) ||
      blocks.some((block) => meets(block, copy)) ||
      wallIntervals(timeZone, at, end).some(
        (piece) => stranded(byDate.get(piece.date) ?? [], [piece]).length > 0,
      )
    );
  };
  const taken = sorted.find(isTaken);
  return taken === undefined ? null : busyAt(scope, "The team member", taken);
}

async function viewsOf(
  scope: StaffScope,
  ids: readonly number[],
  {
    events,
    services,
    team,
    appointments,
  }: Pick<EventRepositories, "events"> &
    Pick<CatalogueRepositories, "services"> &
    Pick<TeamRepositories, "team"> &
    Pick<AppointmentRepositories, "appointments">,
): Promise<EventCopyView[]> {
  const copies = await events.list(scope.id, { ids });
  const everybody = await team.list(scope.id, scope.today);
  const catalogue = await services.list(scope.id);
  const [first, last] = [copies[0], copies.at(-1)];
  const booked = copies.reduce((sum, { booked: seats }) => sum + seats, 0);
  const found =
    first && last && booked > 0
      ? await appointments.list(scope.id, {
          span: { from: first.startsAt, to: instantOf(last.startsAt + 1) },
          memberIds: [first.memberId],
          withDeleted: false,
          offset: 0,
          limit: 1_000_000,
        })
      : { items: [] };
  return copies.map((event) => ({
    view: eventViewOf(scope, event, catalogue, everybody),
    records: found.items
      .filter(({ eventId }) => eventId === event.id)
      .map((record) => viewOf(scope, record, everybody)),
  }));
}
