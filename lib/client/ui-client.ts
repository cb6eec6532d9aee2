import type { LocationId, TeamMemberId } from "@/lib/domain/ids";
import { REFUSAL_KINDS } from "@/lib/domain/refusal";
import type { Refusal } from "@/lib/domain/refusal";
import type { Board } from "@/lib/views/board";
import type { LocalDate } from "@/lib/domain/time/local-date";
import type { Period } from "@/lib/domain/time/period";
import { localDate, readBoard } from "./board-reader";
import { fieldsOf, flag, oneOf, ShapeError, text } from "./json-reader";
import type { Read } from "./json-reader";

export type BoardQuery = {
  readonly locationId: LocationId;
  readonly period: Period;
  /** One member's row only. */
  readonly memberId?: TeamMemberId | undefined;
};

/** A refused GET of the pages; carries the refusal for the message table. */
export class UiError extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.kind);
    this.name = "UiError";
    this.refusal = refusal;
  }
}

/** The key of every board of a location: for invalidation and for edits that touch all of them. */
export function boardsKey(locationId: LocationId): readonly [string, number] {
  return ["board", locationId];
}

/** The key of sessions read by the action `browseSessions`; without a member, of the whole location. */
export function sessionsKey(
  locationId: LocationId,
  ...place: readonly [] | readonly [memberId: TeamMemberId, date: LocalDate]
): readonly (string | number)[] {
  return ["sessions", locationId, ...place];
}

/** GET /api/ui/board: its key and its fetch, kept together so that they cannot drift apart. */
export function boardQuery({ locationId, period, memberId }: BoardQuery): {
  queryKey: readonly unknown[];
  queryFn: (context: { signal: AbortSignal }) => Promise<Board>;
} {
  const query = new URLSearchParams({
    location: String(locationId),
    from: period.from,
    to: period.to,
  });
  if (memberId !== undefined) query.set("member", String(memberId));
  return {
    queryKey: [...boardsKey(locationId), period.from, period.to, memberId ?? 0],
    queryFn: ({ signal }) => getJson(`/api/ui/board?${query}`, readBoard, signal),
  };
}

/** GET /api/ui/early-hours: whether somebody worked before 6:00 in the last eight weeks. */
export function earlyHoursQuery(locationId: LocationId): {
  queryKey: readonly unknown[];
  queryFn: (context: { signal: AbortSignal }) => Promise<boolean>;
} {
  return {
    queryKey: ["early-hours", locationId],
    queryFn: ({ signal }) => getJson(`/api/ui/early-hours?location=${locationId}`, flag, signal),
  };
}

/** What the server says of now. */
export type ServerNow = {
  /** The date in the zone that was asked for. */
  readonly today: LocalDate;
  /** The build that it runs: another one than a page's means that it was upgraded. */
  readonly build: string;
};

/** GET /api/ui/now: the date on a zone's clock, and the build of the server. */
export function nowQuery(timeZone: string): {
  queryKey: readonly unknown[];
  queryFn: (context: { signal: AbortSignal }) => Promise<ServerNow>;
} {
  const query = new URLSearchParams({ zone: timeZone });
  return {
    queryKey: ["now", timeZone],
    queryFn: ({ signal }) => getJson(`/api/ui/now?${query}`, serverNow, signal),
  };
}

const serverNow: Read<ServerNow> = (value) => {
  const { today, build } = fieldsOf(value);
  return { today: localDate(today), build: text(build) };
};

async function getJson<T>(path: string, read: Read<T>, signal: AbortSignal): Promise<T> {
  const response = await fetch(path, { signal, headers: { accept: "application/json" } });
  const body: unknown = await response.json().catch(() => null);
  if (!response.ok) throw new UiError(refusalOf(response.status, body));
  try {
    return read(fieldsOf(body)["data"]);
  } catch (error) {
    if (error instanceof ShapeError) throw new UiError({ kind: "unexpected" });
    throw error;
  }
}

function refusalOf(status: number, body: unknown): Refusal {
  try {
    return refusal(fieldsOf(body)["refusal"]);
  } catch {
    // no answer of ours: a gateway's page, or an older version of this product
    if (status === 401) return { kind: "signed_out" };
    return { kind: status >= 502 ? "unreachable" : "unexpected" };
  }
}

const refusalKind = oneOf(REFUSAL_KINDS);

function refusal(value: unknown): Refusal {
  const { kind, detail } = fieldsOf(value);
  return { kind: refusalKind(kind), ...(detail !== undefined && { detail: text(detail) }) };
}
