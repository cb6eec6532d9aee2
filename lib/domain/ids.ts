declare const brand: unique symbol;
type Branded<T, Name extends string> = T & { readonly [brand]: Name };

export type LocationId = Branded<number, "LocationId">;
export type TeamMemberId = Branded<number, "TeamMemberId">;
export type UserId = Branded<number, "UserId">;
export type AppointmentId = Branded<number, "AppointmentId">;
export type ServiceId = Branded<number, "ServiceId">;

/** A location that the caller was proven to belong to; only authentication mints it. */
export type AuthorizedLocationId = LocationId & { readonly __authorized: true };

/** Takes a number that was already parsed as an id. */
export function locationId(id: number): LocationId {
  return id as LocationId; // branding is a cast by nature
}

/** Takes a number that was already parsed as an id. */
export function teamMemberId(id: number): TeamMemberId {
  return id as TeamMemberId; // branding is a cast by nature
}

/** Takes a number that was already parsed as an id. */
export function userId(id: number): UserId {
  return id as UserId; // branding is a cast by nature
}

/** Takes a number that was already parsed as an id. */
export function appointmentId(id: number): AppointmentId {
  return id as AppointmentId; // branding is a cast by nature
}

/** Takes a number that was already parsed as an id. */
export function serviceId(id: number): ServiceId {
  return id as ServiceId; // branding is a cast by nature
}

/** Marks a location as proven; called by authentication and by composition of trusted jobs only. */
export function authorizeLocation(id: LocationId): AuthorizedLocationId {
  return id as AuthorizedLocationId; // the one place where the proof is minted
}
