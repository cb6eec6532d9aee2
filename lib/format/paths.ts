import type { LocalDate } from "@/lib/domain/time/local-date";

export type SchedulePageView = "month" | "week";
export type MemberView = "month" | "week" | "list";

type SchedulePlace = {
  readonly view?: SchedulePageView | undefined;
  readonly date?: LocalDate | undefined;
  /** Ids of the members shown; empty or absent = all. */
  readonly members?: readonly number[] | undefined;
};

/** The staff grid of a location. */
export function schedulePath(locationId: number, place: SchedulePlace = {}): string {
  return withQuery(`/${locationId}/schedule`, {
    view: place.view,
    date: place.date,
    members: place.members?.length ? place.members.join(",") : undefined,
  });
}

/** The calendar of one member. */
export function memberPagePath(
  locationId: number,
  memberId: number,
  place: { readonly view?: MemberView | undefined; readonly date?: LocalDate | undefined } = {},
): string {
  return withQuery(`/${locationId}/team/${memberId}`, place);
}

/** The sign-in page, with the place to go on to. */
export function loginPath(next?: string): string {
  return withQuery("/login", { next });
}

function withQuery(path: string, values: Readonly<Record<string, string | undefined>>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values))
    if (value !== undefined) query.set(name, value);
  const text = query.toString().replaceAll("%2C", ",");
  return text === "" ? path : `${path}?${text}`;
}
