import type { Service } from "@/lib/domain/salon/service";
import type { TeamMember } from "@/lib/domain/salon/team-member";
import { isoWithOffset } from "@/lib/zone/iso";
import type { Scope } from "@/lib/api/platform/access";
import type { HeldEvent } from "@/lib/domain/salon/held-event";
import type { EventView } from "./events.contract";

/** An event with its service and member, its time on the location's clock. */
export function eventViewOf(
  { location }: Scope,
  event: HeldEvent,
  catalogue: readonly Service[],
  team: readonly TeamMember[],
): EventView {
  return {
    event,
    locationId: location.id,
    date: isoWithOffset(location.timeZone, event.startsAt).slice(0, 19).replace("T", " "),
    service: catalogue.find(({ id }) => id === event.serviceId) ?? null,
    member: team.find(({ id }) => id === event.memberId) ?? null,
  };
}
