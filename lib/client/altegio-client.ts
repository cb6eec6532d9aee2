import type { z } from "zod";
import { loginFromWire, loginSchema } from "@/lib/api/areas/users/auth.contract";
import type { LoggedIn } from "@/lib/api/areas/users/auth.contract";
import {
  locationFromWire,
  locationSchema,
  locationsSchema,
} from "@/lib/api/areas/locations/locations.contract";
import { permissionsFromWire, permissionsSchema } from "@/lib/api/areas/users/permissions.contract";
import { serviceFromWire, servicesSchema } from "@/lib/api/areas/catalogue/services.contract";
import { memberFromWire, membersSchema } from "@/lib/api/areas/team/team.contract";
import {
  datesSchema,
  sessionFromWire,
  sessionsSchema,
} from "@/lib/api/areas/schedule/timetable.contract";
import type { LocationId, TeamMemberId } from "@/lib/domain/ids";
import type { Access } from "@/lib/domain/salon/access";
import type { Location } from "@/lib/domain/salon/location";
import type { Service } from "@/lib/domain/salon/service";
import type { TeamMember } from "@/lib/domain/salon/team-member";
import type { Session } from "@/lib/domain/slots/sessions";
import type { LocalDate } from "@/lib/domain/time/local-date";
import { ApiError } from "./api-error";
import { createAccountCalls } from "./account-calls";
import type { AccountCalls } from "./account-calls";
import { createAppointmentCalls } from "./appointment-calls";
import type { AppointmentCalls } from "./appointment-calls";
import { everyPage } from "./pages";
import { createScheduleCalls } from "./schedule-calls";
import type { ScheduleCalls } from "./schedule-calls";
import { createTransport } from "./transport";
import type { Transport, TransportOptions } from "./transport";

type Credentials = { readonly login: string; readonly password: string };

export type AltegioClient = {
  readonly auth: {
    readonly login: (credentials: Credentials) => Promise<LoggedIn>;
  };
  readonly account: AccountCalls;
  readonly locations: {
    /** Those that the user may manage. */
    readonly mine: () => Promise<Location[]>;
    readonly get: (id: LocationId) => Promise<Location>;
  };
  readonly permissions: { readonly mine: (location: LocationId) => Promise<Access> };
  readonly team: { readonly list: (location: LocationId) => Promise<TeamMember[]> };
  readonly services: { readonly list: (location: LocationId) => Promise<Service[]> };
  readonly timetable: {
    /** Working dates ≥ `from`, ascending; of one member or of anybody. */
    readonly dates: (
      location: LocationId,
      from: LocalDate,
      memberId?: TeamMemberId,
    ) => Promise<LocalDate[]>;
    /** Sessions of a day; none where the API knows no hours. */
    readonly sessions: (
      location: LocationId,
      memberId: TeamMemberId,
      date: LocalDate,
    ) => Promise<Session[]>;
  };
  readonly schedule: ScheduleCalls;
  readonly appointments: AppointmentCalls;
};

/** Speaks to the API, ours in this process or a live account, in the words of the domain. */
export function createAltegioClient(options: TransportOptions): AltegioClient {
  const call = createTransport(options);
  return {
    auth: { login: (credentials) => login(call, credentials) },
    account: createAccountCalls(call),
    locations: {
      mine: async () => {
        const pages = pagesOf(call, "/companies", { my: 1 }, locationsSchema);
        return (await pages).map(locationFromWire);
      },
      get: async (id) => {
        const path = `/company/${id}`;
        return locationFromWire((await call({ method: "GET", path, schema: locationSchema })).data);
      },
    },
    permissions: {
      mine: async (location) => {
        const path = `/user/permissions/${location}`;
        const { data } = await call({ method: "GET", path, schema: permissionsSchema });
        return permissionsFromWire(location, data);
      },
    },
    team: {
      list: async (location) =>
        (await pagesOf(call, `/staff/${location}`, {}, membersSchema)).map(memberFromWire),
    },
    services: {
      list: async (location) =>
        (await pagesOf(call, `/company/${location}/services`, {}, servicesSchema)).map(
          serviceFromWire,
        ),
    },
    timetable: {
      dates: (location, from, memberId) => workingDates(call, location, from, memberId),
      sessions: (location, memberId, date) => sessionsOf(call, location, memberId, date),
    },
    schedule: createScheduleCalls(call),
    appointments: createAppointmentCalls(call),
  };
}

async function login(call: Transport, credentials: Credentials): Promise<LoggedIn> {
  const { data } = await call({
    method: "POST",
    path: "/auth",
    body: credentials,
    schema: loginSchema,
    kinds: { 401: "wrong_credentials", 404: "wrong_credentials", 503: "too_many_requests" }, // both are seen (schedule.md 1)
  });
  return loginFromWire(data);
}

/** The answer may reach back before the date, and hold date-times (schedule.md 11). */
async function workingDates(
  call: Transport,
  location: LocationId,
  from: LocalDate,
  memberId: TeamMemberId | undefined,
): Promise<LocalDate[]> {
  const path = `/timetable/dates/${location}/${from}`;
  const query = { staff_id: memberId };
  const { data } = await call({ method: "GET", path, query, schema: datesSchema });
  return [...new Set(data)].filter((date) => date >= from).sort();
}

async function sessionsOf(
  call: Transport,
  location: LocationId,
  memberId: TeamMemberId,
  date: LocalDate,
): Promise<Session[]> {
  try {
    const path = `/timetable/seances/${location}/${memberId}/${date}`;
    const { data } = await call({ method: "GET", path, schema: sessionsSchema });
    return data.map(sessionFromWire);
  } catch (error) {
    // a live account answers 404 on a day without hours (schedule.md 12)
    if (error instanceof ApiError && error.status === 404) return [];
    throw error;
  }
}

function pagesOf<Item>(
  call: Transport,
  path: string,
  query: Readonly<Record<string, number>>,
  schema: z.ZodType<Item[]>,
): Promise<Item[]> {
  return everyPage(async (place) => {
    const { data } = await call({ method: "GET", path, query: { ...query, ...place }, schema });
    return data;
  });
}
