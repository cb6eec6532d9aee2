import { authorizeLocation } from "@/lib/domain/ids";
import { err, ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import type { Location } from "@/lib/domain/salon/location";
import type { User } from "@/lib/domain/salon/user";
import type { StaffScope, UserCaller } from "@/lib/api/platform/access";
import { auditedWrite } from "@/lib/api/platform/audit-log";
import type { Audit, Log } from "@/lib/api/platform/audit-log";
import type { AppointmentRepositories } from "@/lib/api/areas/appointments/repositories.port";
import type { EventRepositories } from "@/lib/api/areas/events/repositories.port";
import type { TeamRepositories } from "@/lib/api/areas/team/repositories.port";
import type { LocationRepositories } from "./repositories.port";
import type { Stored } from "@/lib/api/platform/transactional";
import type { ServiceError } from "@/lib/api/platform/errors";
import type { LocationChange } from "./location-writing.contract";
import type { LocationView } from "./locations.contract";
import type { LocationUseCases } from "./location.usecases";
import { merged, newFields, zoneProblem } from "./location-draft.rules";
import type { NewLocation } from "./location-draft.rules";
import { keepTimesOfDay } from "./zone-change.steps";
import type { ZoneChange } from "./zone-change.steps";

type Needs = Pick<LocationRepositories, "locations" | "locationWriting"> &
  Pick<TeamRepositories, "team"> &
  Pick<AppointmentRepositories, "appointmentWriting"> &
  Pick<EventRepositories, "events">;

/** A location after a change, and what a change of its zone moved. */
export type ChangedLocation = {
  readonly view: LocationView;
  readonly zoneChange: ZoneChange | null;
};

export type LocationWritingUseCases = ReturnType<typeof createLocationWritingUseCases>;

/** Writes of locations (schedule.md 2.4). */
export function createLocationWritingUseCases(deps: {
  readonly store: Stored<Needs>;
  readonly locations: LocationUseCases;
  readonly log: Log;
}) {
  const { store, locations } = deps;
  const write = auditedWrite<Needs>(deps);

  /**
   * The location's own data. Another zone moves no stored hours (schedule.md 5.3), and what is booked
   * from today on keeps its time of day (decision 011); null = the zone is as it was.
   */
  async function change(
    scope: StaffScope,
    wanted: LocationChange,
  ): Promise<Result<ChangedLocation, ServiceError>> {
    const problem = zoneProblem(wanted);
    if (problem) return err(problem);
    const changed = await write(scope, (repositories, audit) =>
      changeLocked(scope, wanted, repositories, audit),
    );
    if (!changed) return err(GONE);
    const { location, zoneChange } = changed;
    return ok({ view: await locations.view(location), zoneChange });
  }

  /** Owners alone found locations, in the chain of their first one. */
  async function create(
    { user, partner }: UserCaller,
    wanted: NewLocation,
  ): Promise<Result<LocationView, ServiceError>> {
    const problem = zoneProblem(wanted);
    if (problem) return err(problem);
    const model = await modelOf(user, store);
    if (!model) return err({ kind: "forbidden" });
    const beside = authorizeLocation(model.id); // the user owns it
    const created = await write({ id: beside, user }, async (repositories, audit) => {
      const founder = { userId: user.id, partnerId: partner.id };
      const fields = newFields(wanted, model);
      const id = await repositories.locationWriting.addBeside(beside, fields, founder);
      audit("location created", { locationId: id });
      return repositories.locations.find(id);
    });
    if (!created) return err(GONE);
    return ok(await locations.view(created));
  }

  /** Its rows stay, and it is no longer found. */
  async function remove(scope: StaffScope): Promise<Result<null, ServiceError>> {
    await write(scope, async ({ locationWriting }, audit) => {
      await locationWriting.markDeleted(scope.id);
      audit("location deleted");
    });
    return ok(null);
  }

  return { change, create, remove };
}

/** Whoever books or moves waits, and a second correction starts from what this one left. */
async function lockAllTime(scope: StaffScope, { team }: Pick<Needs, "team">): Promise<void> {
  const everybody = await team.list(scope.id, scope.today);
  await team.lock(
    scope.id,
    everybody.map(({ id }) => id),
  );
}

async function changeLocked(
  scope: StaffScope,
  wanted: LocationChange,
  repositories: Needs,
  audit: Audit,
) {
  if (wanted.timeZone !== undefined) await lockAllTime(scope, repositories);
  const before = await repositories.locations.find(scope.id);
  if (!before) return null;
  const zoneChange = await changeZone(scope, before, wanted, repositories);
  await repositories.locationWriting.save(scope.id, merged(before, wanted));
  audit("location changed", zoneChange ? { zoneChange } : {});
  const location = await repositories.locations.find(scope.id);
  return location && { location, zoneChange };
}

async function changeZone(
  scope: StaffScope,
  { timeZone: from }: Location,
  { timeZone: to }: LocationChange,
  repositories: Needs,
): Promise<ZoneChange | null> {
  if (to === undefined || to === from) return null;
  return keepTimesOfDay(scope, { from, to }, repositories);
}

const GONE: ServiceError = { kind: "not_found", message: "Location not found." };

async function modelOf(user: User, store: Stored<Needs>): Promise<Location | null> {
  const owned = user.access.filter(({ role }) => role === "owner");
  const all = await store.locations.list();
  return (
    all.find(({ id, isDeleted }) => !isDeleted && owned.some((each) => each.locationId === id)) ??
    null
  );
}
