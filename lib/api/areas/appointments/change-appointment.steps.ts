import type { ClientRepositories } from "@/lib/api/areas/clients/repositories.port";
import type { ResourceRepositories } from "@/lib/api/areas/resources/repositories.port";
import type { ScheduleRepositories } from "@/lib/api/areas/schedule/repositories.port";
import type { TeamRepositories } from "@/lib/api/areas/team/repositories.port";
import type { Write } from "@/lib/api/platform/audit-log";
import type { AppointmentId } from "@/lib/domain/ids";
import type { Appointment } from "@/lib/domain/salon/appointment";
import type { Service } from "@/lib/domain/salon/service";
import type { StaffScope } from "@/lib/api/platform/access";
import type { ServiceError } from "@/lib/api/platform/errors";
import { err, ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import type { TeamMember } from "@/lib/domain/salon/team-member";
import { todayIn } from "@/lib/zone/wall-clock";
import type { CatalogueRepositories } from "@/lib/api/areas/catalogue/repositories.port";
import { heldResources } from "@/lib/api/areas/resources/held-resources.steps";
import type { AppointmentRepositories } from "./repositories.port";
import type { AppointmentState } from "./appointment.port";
import type { AppointmentToChange } from "./appointment-change.contract";
import { checkEditable, NO_APPOINTMENT, problemOfParts } from "./appointment-policy.rules";
import { linesOf, breakOf } from "./service-lines.rules";
import { problemOfTime } from "./is-free.steps";
import { knownClient, lockClients, newClient } from "./find-or-add-client.steps";
import { problemOfVisit, visitOn } from "./visit-attendance.steps";
import { marksOf } from "./tags-and-fields.steps";
import { viewOf } from "./appointment-view.rules";
import type { AppointmentView } from "./appointments.contract";
import {
  placeOf,
  problemOfPlace,
  sameIds,
  takesNoMoreTime,
  hasLocksOf,
} from "./appointment-place.rules";

export type ChangeNeeds = Pick<
  AppointmentRepositories,
  "appointments" | "appointmentWriting" | "visits"
> &
  Pick<TeamRepositories, "team"> &
  Pick<ClientRepositories, "clients" | "tags" | "customFields"> &
  Pick<CatalogueRepositories, "services"> &
  ResourceRepositories &
  ScheduleRepositories;

/**
 * Changes one appointment under the locks of both members and both clients; whoever is moved while
 * the locks are awaited is tried again (business.md 6.7).
 */
export async function changeAppointment(
  {
    write,
    appointments,
  }: {
    readonly write: Write<ChangeNeeds>;
    readonly appointments: AppointmentRepositories["appointments"];
  },
  scope: StaffScope,
  id: AppointmentId,
  wanted: AppointmentToChange,
  attempt = 1,
): Promise<Result<AppointmentView, ServiceError>> {
  const before = await appointments.find(scope.id, id);
  if (!before) return err(NO_APPOINTMENT);
  const { place } = wanted;
  const members = [before.memberId, ...(place.kind === "time" ? [place.memberId] : [])];
  const changed = await write(scope, async (repositories, audit) => {
    await repositories.team.lock(scope.id, members);
    await lockClients(scope, before.client, wanted.client, repositories);
    const current = await repositories.appointments.find(scope.id, id);
    if (current && !hasLocksOf(before, current)) return WAS_MOVED;
    const after = await changeLocked(scope, current, wanted, repositories);
    if (after.ok) audit("appointment changed", { memberId: after.value.appointment.memberId, id });
    return after;
  });
  if (changed !== WAS_MOVED) return changed;
  if (attempt < MAX_ATTEMPTS) {
    return changeAppointment({ write, appointments }, scope, id, wanted, attempt + 1);
  }
  const message = "The appointment is being moved by others. Try again.";
  return err({ kind: "conflict", message });
}

/** Member or client changed while their locks were awaited: the locks are the wrong ones. */
const WAS_MOVED = "moved";
const MAX_ATTEMPTS = 5;

type SettledState = Omit<AppointmentState, "clientId" | "visitId">;

type NewState = Omit<SettledState, "unitIds" | "tagIds" | "customFields"> & {
  readonly eventId: number;
  readonly catalogue: readonly Service[];
};

/** What the appointment is to become: member, place and services are proven here. */
async function stateOf(
  scope: StaffScope,
  before: Appointment,
  wanted: AppointmentToChange,
  team: readonly TeamMember[],
  { services }: Pick<CatalogueRepositories, "services">,
): Promise<Result<NewState, ServiceError>> {
  const placed = placeOf(scope, before, wanted);
  if (!placed.ok) return placed;
  const place = placed.value;
  const problem = problemOfPlace(scope, before, place, team, wanted);
  if (problem) return err(problem);
  const isSeat = place.eventId !== 0;
  const catalogue = await services.list(scope.id);
  const lines = isSeat ? ok(before.services) : linesOf(catalogue, before, place, wanted.services);
  if (!lines.ok) return lines;
  const isSame = sameIds(before.services, lines.value);
  const usual = isSame ? before.technicalBreakSeconds : breakOf(catalogue, lines.value);
  return ok({
    ...place,
    services: lines.value,
    catalogue,
    technicalBreakSeconds: Math.min(place.technicalBreakSeconds ?? usual, place.durationSeconds),
    attendance: wanted.attendance ?? before.attendance,
    comment: wanted.comment ?? before.comment,
    apiId: wanted.apiId ?? before.apiId,
    extras: { ...before.extras, ...wanted.extras },
  });
}

async function problemOf(
  scope: StaffScope,
  before: Appointment,
  after: NewState,
  { savesIfBusy }: AppointmentToChange,
  repositories: ChangeNeeds,
): Promise<ServiceError | null> {
  const closed = problemOfParts(scope, before, after);
  if (closed || savesIfBusy || after.eventId !== 0 || takesNoMoreTime(before, after)) return closed;
  return problemOfTime(scope, after, repositories, { kind: "appointment", id: before.id });
}

/** Who keeps time and services keeps what it holds. */
async function piecesFor(
  scope: StaffScope,
  before: Appointment,
  after: NewState,
  { savesIfBusy }: AppointmentToChange,
  repositories: ChangeNeeds,
): Promise<Result<readonly number[], ServiceError>> {
  const stays = takesNoMoreTime(before, after) && sameIds(before.services, after.services);
  if (stays) return ok(before.unitIds);
  return heldResources(scope, after, after.catalogue, repositories, { savesIfBusy, before });
}

/** Who cannot see the phone sends the client without it: that is no other client. */
async function clientOf(
  scope: StaffScope,
  { client: current }: Appointment,
  wanted: AppointmentToChange,
  repositories: ChangeNeeds,
): Promise<Result<number | null, ServiceError>> {
  const { id, phone, name } = wanted.client;
  const isCurrent =
    current !== null &&
    (phone === ""
      ? id === current.id || (name !== "" && name === current.name)
      : phone === current.phone);
  if (isCurrent) return ok(current.id);
  const known = await knownClient(scope, wanted.client, repositories);
  return known === null ? newClient(scope, wanted.client, repositories) : ok(known);
}

async function save(
  scope: StaffScope,
  before: Appointment,
  state: SettledState,
  wanted: AppointmentToChange,
  repositories: ChangeNeeds,
): Promise<Result<Appointment, ServiceError>> {
  const { timeZone } = scope.location;
  const client = await clientOf(scope, before, wanted, repositories);
  if (!client.ok) return client;
  const clientId = client.value;
  const isSameVisit =
    clientId === (before.client?.id ?? null) &&
    todayIn(timeZone, before.startsAt) === todayIn(timeZone, state.startsAt);
  const visitId = isSameVisit
    ? undefined
    : await visitOn(scope, { clientId, startsAt: state.startsAt }, repositories, before.id);
  const problem =
    state.attendance === before.attendance
      ? null
      : await problemOfVisit(scope, visitId === undefined ? before.visitId : visitId, repositories);
  if (problem) return err(problem);
  const after = await repositories.appointmentWriting.update(scope.id, before.id, {
    ...state,
    clientId,
    visitId,
    at: scope.now,
  });
  if (!after) return err(NO_APPOINTMENT);
  if (after.attendance !== before.attendance) {
    const { visitId: visit, attendance } = after;
    await repositories.visits.setAttendance(scope.id, visit, attendance, scope.now);
  }
  return ok(after);
}

async function changeLocked(
  scope: StaffScope,
  found: Appointment | null,
  wanted: AppointmentToChange,
  repositories: ChangeNeeds,
): Promise<Result<AppointmentView, ServiceError>> {
  const team = await repositories.team.list(scope.id, scope.today);
  const current = checkEditable(scope, found, team);
  if (!current.ok) return current;
  const before = current.value;
  const state = await stateOf(scope, before, wanted, team, repositories);
  if (!state.ok) return state;
  const marks = await marksOf(scope, wanted.marks, repositories, before);
  if (!marks.ok) return marks;
  const problem = await problemOf(scope, before, state.value, wanted, repositories);
  if (problem) return err(problem);
  const held = await piecesFor(scope, before, state.value, wanted, repositories);
  if (!held.ok) return held;
  const { catalogue: _, ...placed } = state.value;
  const settled = { ...placed, ...marks.value, unitIds: held.value };
  const after = await save(scope, before, settled, wanted, repositories);
  if (!after.ok) return after;
  return ok(viewOf(scope, after.value, team));
}
