import { createHash } from "node:crypto";
import { authorizeLocation, locationId } from "@/lib/domain/ids";
import type { AuthorizedLocationId } from "@/lib/domain/ids";
import { err, ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import { mayEditHours } from "@/lib/domain/salon/access";
import type { Access } from "@/lib/domain/salon/access";
import type { Location } from "@/lib/domain/salon/location";
import type { User } from "@/lib/domain/salon/user";
import type { Instant } from "@/lib/domain/time/instant";
import type { LocalDate } from "@/lib/domain/time/local-date";
import { todayIn } from "@/lib/zone/wall-clock";
import type { Clock, Partner, ReadModel } from "./ports";
import type { ServiceError } from "./service-error";

/** SHA-256 of the tokens in hex. */
export type TokenHashes = { readonly partner: string; readonly user: string | null };

/** Who calls: a partner application, alone or for a user. */
export type Caller = { readonly partner: Partner; readonly user: User | null };

/** A location that the caller may enter, and what he may do there; without a user nothing. */
export type Scope = {
  readonly id: AuthorizedLocationId;
  readonly location: Location;
  readonly now: Instant;
  readonly today: LocalDate;
  readonly access: Access | null;
};

/** The scope of a user of the location. */
export type StaffScope = Scope & { readonly user: User; readonly access: Access };

/** What a call needs beside the location; "membership" is no right of its own. */
export type Right =
  | "membership"
  | "read_timetable"
  | "edit_hours"
  | "create_appointments"
  | "delete_appointments";

export type AccessService = ReturnType<typeof createAccessService>;

const FOREIGN: ServiceError = {
  kind: "forbidden",
  message: "Access to this location is denied.",
};

/** Checks tokens, locations and rights, in the order of schedule.md 5.2. */
export function createAccessService(deps: { readModel: ReadModel; clock: Clock }) {
  const { readModel, clock } = deps;

  /** The caller behind the tokens; a token that is given must be good, also where none is needed. */
  async function identify(tokens: TokenHashes): Promise<Result<Caller, ServiceError>> {
    const foundPartner = readModel.partnerByTokenHash(tokens.partner);
    const partner = foundPartner instanceof Promise ? await foundPartner : foundPartner;
    if (!partner) return err({ kind: "unauthenticated" });
    if (tokens.user === null) return ok({ partner, user: null });
    const foundUser = readModel.userByTokenHash(tokens.user);
    const user = foundUser instanceof Promise ? await foundUser : foundUser;
    return user ? ok({ partner, user }) : err({ kind: "unauthenticated" });
  }

  /** The location of a path, where the caller may be there. */
  async function locationOf(
    { partner, user }: Caller,
    id: number | undefined,
    access: Access | undefined,
  ): Promise<Result<Location, ServiceError>> {
    const found = id === undefined ? null : readModel.location(locationId(id));
    const location = found instanceof Promise ? await found : found;
    if (!location) return err({ kind: "not_found", message: "Location not found." });
    const isOutside = user && (!access || !partner.locationIds.includes(location.id));
    return isOutside ? err(FOREIGN) : ok(location);
  }

  /** Enters a location for what the partner token opens; a user is held to his own locations. */
  async function enter(
    caller: Caller,
    id: number | undefined,
  ): Promise<Result<Scope, ServiceError>> {
    const access = accessOf(caller, id);
    const found = await locationOf(caller, id, access);
    return found.ok ? ok(scopeOf(found.value, access ?? null, clock())) : found;
  }

  /** Enters a location for business calls: they need a user and his right. */
  async function enterAsStaff(
    caller: Caller,
    id: number | undefined,
    right: Right,
  ): Promise<Result<StaffScope, ServiceError>> {
    const { user } = caller;
    if (!user) return err({ kind: "unauthenticated" });
    const access = accessOf(caller, id);
    const found = await locationOf(caller, id, access);
    if (!found.ok) return found;
    if (!access || !holds(access, right)) return err({ kind: "forbidden" });
    return ok({ ...scopeOf(found.value, access, clock()), user, access });
  }

  return { identify, enter, enterAsStaff };
}

function accessOf({ user }: Caller, id: number | undefined): Access | undefined {
  return user?.access.find((each) => each.locationId === id);
}

function scopeOf(location: Location, access: Access | null, now: Instant): Scope {
  const today = todayIn(location.timeZone, now);
  return { id: authorizeLocation(location.id), location, now, today, access };
}

function holds(access: Access, right: Right): boolean {
  switch (right) {
    case "membership":
      return true;
    case "read_timetable":
      return access.mayOpenTimetable;
    case "edit_hours":
      return mayEditHours(access);
    case "create_appointments":
      return access.mayCreateAppointments;
    case "delete_appointments":
      return access.mayDeleteAppointments;
  }
}

/** The form in which tokens are stored. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
