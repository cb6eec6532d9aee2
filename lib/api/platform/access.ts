import { createHash } from "node:crypto";
import { authorizeLocation, locationId } from "@/lib/domain/ids";
import type { AuthorizedLocationId } from "@/lib/domain/ids";
import { err, ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import { mayEditHours } from "@/lib/domain/salon/access";
import type { Access } from "@/lib/domain/salon/access";
import type { Grant } from "@/lib/domain/salon/grants";
import { editsClientSettings, maySendMailings } from "@/lib/domain/salon/client-rights";
import {
  mayReadReports,
  mayReadSalaries,
  mayReadTakings,
  readsOneSalary,
} from "@/lib/domain/salon/report-rights";
import type { Location } from "@/lib/domain/salon/location";
import type { TokenHolder, User } from "@/lib/domain/salon/user";
import type { VisitorAccount } from "@/lib/domain/salon/visitor";
import { tokenState } from "@/lib/domain/salon/user-token";
import type { Instant } from "@/lib/domain/time/instant";
import type { LocalDate } from "@/lib/domain/time/local-date";
import { todayIn } from "@/lib/zone/wall-clock";
import type { Partner } from "@/lib/domain/salon/partner";
import type { ReadModel } from "./read-model";
import type { Clock } from "./clock";
import type { ServiceError } from "./errors";
import { flatMapResult, mapMaybe } from "./maybe-async";
import type { MaybePromise } from "./maybe-async";

/** SHA-256 of the tokens in hex. */
export type TokenHashes = { readonly partner: string; readonly user: string | null };

/** Who calls: a partner application, alone or for a user. */
export type Caller = {
  readonly partner: Partner;
  readonly user: User | null;
  /** Who signed in to online booking: they are a visitor, and no user. */
  readonly visitor?: VisitorAccount;
  /** SHA-256 in hex of the user's token; none in calls of our own process. */
  readonly tokenHash?: string;
};

/** A location that the caller may enter, and what they may do there; without a user nothing. */
export type Scope = {
  readonly id: AuthorizedLocationId;
  readonly location: Location;
  readonly now: Instant;
  readonly today: LocalDate;
  readonly access: Access | null;
  /** Who signed in to the online booking of this location. */
  readonly visitor?: VisitorAccount;
};

/** The scope of a user of the location. */
export type StaffScope = Scope & {
  readonly user: User;
  readonly access: Access;
  readonly caller: Caller;
};

/**
 * What a call needs beside the location; "membership" is no right of its own. An area that brings
 * rights along asks by `holds` of one of them.
 */
export type Right =
  | "membership"
  | "read_timetable"
  | "edit_hours"
  | "create_appointments"
  | "clients"
  | "client_settings"
  | "mailings"
  | "edit_appointments"
  | "edit_settings"
  | "delete_appointments"
  | "edit_location"
  | "delete_location"
  | "reports"
  | "salaries"
  | "own_salary"
  | "takings"
  | Grant
  | ((access: Access) => boolean);

export type AccessControl = ReturnType<typeof createAccessControl>;

const NOBODY: ServiceError = { kind: "unauthenticated" };
const FOREIGN: ServiceError = {
  kind: "forbidden",
  message: "Access to this location is denied.",
};

/** Checks tokens, locations and rights, in the order of schedule.md 5.2. */
export function createAccessControl(deps: { readModel: ReadModel; clock: Clock }) {
  const { readModel, clock } = deps;

  const identify = identifier(deps);

  /** Enters a location for what the partner token opens; a user is held to their own locations. */
  function enter(
    caller: Caller,
    id: number | undefined,
  ): MaybePromise<Result<Scope, ServiceError>> {
    const found = id === undefined ? null : readModel.location(locationId(id));
    return mapMaybe(found, (location) => {
      if (!location) return err({ kind: "not_found", message: "Location not found." });
      const access = caller.user?.access.find((each) => each.locationId === location.id) ?? null;
      const isPartners = caller.partner.locationIds.includes(location.id);
      if (caller.user && !(access && isPartners)) return err(FOREIGN);
      const now = clock();
      const today = todayIn(location.timeZone, now);
      const visitor = caller.visitor?.locationId === location.id && { visitor: caller.visitor };
      return ok({ id: authorizeLocation(location.id), location, now, today, access, ...visitor });
    });
  }

  /** Enters a location for business calls: they need a user and their right. */
  function enterAsStaff(
    caller: Caller,
    place: number | undefined,
    right: Right,
  ): MaybePromise<Result<StaffScope, ServiceError>> {
    const { user } = caller;
    if (!user) return err(NOBODY);
    return flatMapResult(enter(caller, place), ({ id, location, now, today, access }) =>
      access && holds(access, right)
        ? ok({ id, location, now, today, access, user, caller })
        : err({ kind: "forbidden" }),
    );
  }

  /** The locations that both the user and the partner reach, for what names no location. */
  function locationsOf({ partner, user }: Caller): AuthorizedLocationId[] {
    return (user?.access ?? [])
      .filter((access) => partner.locationIds.includes(access.locationId))
      .map((access) => authorizeLocation(access.locationId));
  }

  return { identify, enter, enterAsStaff, locationsOf };
}

/** Tells the caller behind tokens; one that is given must be good, also where none is needed. */
function identifier({ readModel, clock }: { readModel: ReadModel; clock: Clock }) {
  /** The holder of a token that is not too old; a use is noted, and goes on also where it cannot be. */
  function holderOf(
    partner: Partner,
    user: TokenHolder,
    tokenHash: string,
  ): MaybePromise<Result<Caller, ServiceError>> {
    const now = clock();
    const state = tokenState(user.tokenUsedAt, now);
    if (state === "expired") return err(NOBODY);
    const caller = ok({ partner, user, tokenHash });
    if (state === "fresh") return caller;
    return readModel.noteTokenUse(tokenHash, now).then(
      () => caller,
      () => caller,
    );
  }

  /** As `holderOf`, of a visitor. */
  async function visitorOf(
    partner: Partner,
    tokenHash: string,
  ): Promise<Result<Caller, ServiceError>> {
    const visitor = await readModel.visitorByTokenHash(tokenHash);
    if (!visitor) return err(NOBODY);
    const now = clock();
    const state = tokenState(visitor.tokenUsedAt, now);
    if (state === "expired") return err(NOBODY);
    if (state === "to_note") await readModel.noteVisitorTokenUse(tokenHash, now).catch(() => {});
    return ok({ partner, user: null, visitor, tokenHash });
  }

  return function identify({
    partner,
    user,
  }: TokenHashes): MaybePromise<Result<Caller, ServiceError>> {
    return mapMaybe(readModel.partnerByTokenHash(partner), (foundPartner) => {
      if (!foundPartner) return err(NOBODY);
      if (user === null) return ok({ partner: foundPartner, user: null });
      return mapMaybe(readModel.userByTokenHash(user), (foundUser) =>
        foundUser ? holderOf(foundPartner, foundUser, user) : visitorOf(foundPartner, user),
      );
    });
  };
}

function holds(access: Access, right: Right): boolean {
  if (typeof right === "function") return right(access);
  switch (right) {
    case "membership":
      return true;
    case "read_timetable":
      return access.mayOpenTimetable;
    case "edit_hours":
      return mayEditHours(access);
    case "create_appointments":
      return access.mayCreateAppointments;
    case "edit_appointments":
      return access.mayEditAppointments;
    case "delete_appointments":
      return access.mayDeleteAppointments;
    case "edit_settings":
    case "edit_location":
      return access.role === "owner" || access.role === "manager";
    case "delete_location":
      return access.role === "owner";
    case "clients":
      return access.maySeeClients;
    case "client_settings":
      return editsClientSettings(access);
    case "mailings":
      return maySendMailings(access);
    case "reports":
      return mayReadReports(access);
    case "salaries":
      return mayReadSalaries(access);
    case "own_salary":
      return mayReadSalaries(access) || readsOneSalary(access);
    case "takings":
      return mayReadTakings(access);
    default:
      return access.grants.includes(right);
  }
}

/** The form in which tokens are stored. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

export type UserCaller = Caller & { readonly user: User };

/** Who signed in to online booking, at their location. */
export type VisitorScope = Scope & { readonly visitor: VisitorAccount; readonly caller: Caller };
