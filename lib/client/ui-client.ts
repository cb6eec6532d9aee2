import type { LocationId, TeamMemberId } from "@/lib/domain/ids";
import type { Refusal } from "@/lib/domain/refusal";
import type { Board } from "@/lib/views/board";
import type { LocalDate } from "@/lib/domain/time/local-date";
import type { Period } from "@/lib/domain/time/period";

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
    queryFn: ({ signal }) => getJson<Board>(`/api/ui/board?${query}`, signal),
  };
}

async function getJson<T>(path: string, signal: AbortSignal): Promise<T> {
  const response = await fetch(path, { signal, headers: { accept: "application/json" } });
  const body: unknown = await response.json().catch(() => null);
  if (!response.ok || typeof body !== "object" || body === null || !("data" in body)) {
    throw new UiError(refusalOf(response.status, body));
  }
  return body.data as T; // our own process wrote it with the same type, see lib/loaders/ui-routes.ts
}

function refusalOf(status: number, body: unknown): Refusal {
  if (typeof body === "object" && body !== null && "refusal" in body) {
    return body.refusal as Refusal; // as above
  }
  if (status === 401) return { kind: "signed_out" };
  return { kind: status === 0 || status >= 502 ? "unreachable" : "unexpected" };
}
