import { phonePartsAt } from "@/lib/phone/phone-at";
import type { StaffScope } from "@/lib/api/platform/access";
import type { ServiceError } from "@/lib/api/platform/errors";
import { todayIn } from "@/lib/zone/wall-clock";
import { isoCompactOffset, parseIso } from "@/lib/zone/iso";
import type { Instant } from "@/lib/domain/time/instant";
import { seesClientPhones } from "@/lib/domain/salon/client-rights";
import type { ClientCard } from "@/lib/domain/salon/client";
import type { Between, ClientFilter, ClientOrder } from "@/lib/domain/salon/client-filter";
import { typedPhone } from "@/lib/api/wire/texts";
import type { ClientView } from "./clients.contract";

/** Parts of what a client has, each of which must match. */
export type ClientParts = {
  readonly name?: string | undefined;
  readonly phone?: string | undefined;
  readonly email?: string | undefined;
  readonly card?: string | undefined;
};
/** Also the answer when another writer was quicker to delete them. */
export const NO_CLIENT: ServiceError = { kind: "not_found", message: "Client not found." };
/** A client with times in the location's zone. */
export function clientViewOf(scope: StaffScope, client: ClientCard): ClientView {
  const { timeZone } = scope.location;
  const dateOf = (at: Instant | null) => (at === null ? "" : todayIn(timeZone, at));
  return {
    client,
    changedAt: isoCompactOffset(timeZone, client.changedAt),
    firstVisit: dateOf(client.firstVisit),
    lastVisit: dateOf(client.lastVisit),
    showsPhone: seesClientPhones(scope.access),
  };
}

/** Times of the location, or with offset, in instants; open where one cannot be read. */
export function instantsIn(zone: string, { from, to }: Between<string>): Between<Instant> {
  const read = (text: string | undefined) =>
    text === undefined ? undefined : (parseIso(zone, text) ?? undefined);
  return { from: read(from), to: read(to) };
}

/** Filters by parts; none when none is told. */
export function partFilters(scope: StaffScope, parts: ClientParts): ClientFilter[] {
  const isInverted = false;
  return (["name", "email", "card", "phone"] as const).flatMap((of): ClientFilter[] => {
    const text = parts[of];
    if (text === undefined) return [];
    const isHidden = isContact(of) && !seesClientPhones(scope.access);
    if (isHidden) return [{ kind: "always", holds: false, isInverted }]; // a hit would tell it
    if (of !== "phone") return [{ kind: "part", of, text, isInverted }];
    const digits = typedPhone(text) ? phonePartsAt(scope.location, text) : [];
    return [{ kind: "phone", parts: digits, isInverted }];
  });
}

/** What is hidden with the phones of clients. */
export function isContact(field: ClientOrder | "card"): boolean {
  return field === "phone" || field === "email";
}
