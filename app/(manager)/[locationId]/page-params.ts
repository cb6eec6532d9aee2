import { notFound } from "next/navigation";
import { locationId, teamMemberId } from "@/lib/domain/ids";
import type { LocationId, TeamMemberId } from "@/lib/domain/ids";

type Query = Readonly<Record<string, string | string[] | undefined>>;

/** The location in the address; anything but a number is a page that does not exist. */
export function locationIdOf(params: { readonly locationId: string }): LocationId {
  return locationId(numberOf(params.locationId));
}

/** The team member in the address. */
export function memberIdOf(params: { readonly memberId: string }): TeamMemberId {
  return teamMemberId(numberOf(params.memberId));
}

/** A page's query as the browser's own class reads it; of repeated values the first counts. */
export function queryOf(query: Query): URLSearchParams {
  const pairs = Object.entries(query).map(([name, value]) => [
    name,
    (Array.isArray(value) ? value[0] : value) ?? "",
  ]);
  return new URLSearchParams(pairs);
}

function numberOf(text: string): number {
  return /^[1-9]\d{0,14}$/.test(text) ? Number(text) : notFound();
}
