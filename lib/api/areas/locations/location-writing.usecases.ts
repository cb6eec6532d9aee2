import { authorizeLocation } from "@/lib/domain/ids";
import { err, ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import { NO_SOCIAL_LINKS } from "@/lib/domain/salon/location";
import type { Location } from "@/lib/domain/salon/location";
import type { User } from "@/lib/domain/salon/user";
import { isTimeZone } from "@/lib/zone/offsets";
import type { StaffScope, UserCaller } from "@/lib/api/platform/access";
import { auditedWrite } from "@/lib/api/platform/audit-log";
import type { Log } from "@/lib/api/platform/audit-log";
import type { LocationRepositories } from "./repositories.port";
import type { Stored } from "@/lib/api/platform/transactional";
import { invalid } from "@/lib/api/platform/errors";
import type { ServiceError } from "@/lib/api/platform/errors";
import type { LocationChange } from "./location-writing.contract";
import type { LocationView } from "./locations.contract";
import type { LocationFields } from "./location.port";
import type { LocationService } from "./location.usecases";

type Needs = Pick<LocationRepositories, "locations" | "locationWriting">;

type NewLocation = LocationChange & { readonly title: string };

export type LocationWritingService = ReturnType<typeof createLocationWritingService>;

/** Writes of locations (schedule.md 2.4). */
export function createLocationWritingService(deps: {
  readonly store: Stored<Needs>;
  readonly locations: LocationService;
  readonly log: Log;
}) {
  const { store, locations } = deps;
  const write = auditedWrite<Needs>(deps);

  /** The location's own data; a change of zone moves no stored hours (schedule.md 5.3). */
  async function change(
    scope: StaffScope,
    wanted: LocationChange,
  ): Promise<Result<LocationView, ServiceError>> {
    const problem = zoneProblem(wanted);
    if (problem) return err(problem);
    const changed = await write(scope, async (repositories, audit) => {
      const before = await repositories.locations.find(scope.id);
      if (!before) return null;
      await repositories.locationWriting.save(scope.id, merged(before, wanted));
      audit("location changed");
      return repositories.locations.find(scope.id);
    });
    if (!changed) return err(GONE);
    return ok(await locations.view(changed));
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

const GONE: ServiceError = { kind: "not_found", message: "Location not found." };

/** Why a user may found no location, if so. */
export function foundingRefusal({ user }: UserCaller): ServiceError | null {
  return user.access.some(({ role }) => role === "owner") ? null : { kind: "forbidden" };
}

function zoneProblem({ timeZone }: LocationChange): ServiceError | null {
  if (timeZone === undefined || isTimeZone(timeZone)) return null;
  return invalid("timezone_name", "is no time zone that is known");
}

async function modelOf(user: User, store: Stored<Needs>): Promise<Location | null> {
  const owned = user.access.filter(({ role }) => role === "owner");
  const all = await store.locations.list();
  return (
    all.find(({ id, isDeleted }) => !isDeleted && owned.some((each) => each.locationId === id)) ??
    null
  );
}

function merged(before: Location, { social, ...wanted }: LocationChange): Partial<LocationFields> {
  return { ...wanted, ...(social && { social: { ...before.social, ...social } }) };
}

/** Without a word about it the zone is that of the location beside it. */
function newFields({ social, ...wanted }: NewLocation, model: Location): LocationFields {
  return {
    shortDescription: "",
    phone: "",
    country: "",
    city: "",
    address: "",
    zip: "",
    openingHours: "",
    timeZone: model.timeZone,
    sessionStep: 5,
    countryId: 0,
    cityId: 0,
    description: "",
    site: "",
    morePhones: [],
    latitude: 0,
    longitude: 0,
    businessTypeId: model.businessTypeId,
    ...wanted,
    social: { ...NO_SOCIAL_LINKS, ...social },
  };
}
