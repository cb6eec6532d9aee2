import type { StaffScope } from "@/lib/api/platform/access";
import type { AppointmentRepositories } from "@/lib/api/areas/appointments/repositories.port";
import type { EventRepositories } from "@/lib/api/areas/events/repositories.port";
import { instantOf } from "@/lib/domain/time/instant";
import type { Instant } from "@/lib/domain/time/instant";
import { sameWallTime } from "@/lib/zone/same-wall-time";
import { startOfDayIn, todayIn } from "@/lib/zone/wall-clock";

/** How many bookings keep their time of day at another instant, deleted ones left out. */
export type ZoneChange = {
  readonly from: string;
  readonly to: string;
  readonly appointments: number;
  readonly events: number;
  /** Of them, those whose time the clock of the new zone skips: they begin later. */
  readonly shifted: number;
};

type Needs = Pick<AppointmentRepositories, "appointmentWriting"> &
  Pick<EventRepositories, "events">;

/** Later than anything that can be booked. */
const FOR_EVER = instantOf(Date.parse("9999-01-01T00:00:00Z"));

/**
 * Keeps the times of day that clients were told when the zone of a location is corrected: what
 * starts today or later is stored as an instant and gets that of the same time on the new clock
 * (decision 011). Under the locks of all members. What began before today stays the instant it was.
 */
export async function keepTimesOfDay(
  { id, now }: Pick<StaffScope, "id" | "now">,
  { from, to }: Pick<ZoneChange, "from" | "to">,
  { appointmentWriting, events }: Needs,
): Promise<ZoneChange> {
  const start = startOfDayIn(from, todayIn(from, now));
  const moved = <Booked extends { readonly startsAt: Instant }>(all: readonly Booked[]) =>
    all.flatMap((each) => {
      const { at, isSame } = sameWallTime(from, to, each.startsAt);
      return at === each.startsAt ? [] : [{ ...each, startsAt: at, isSame }];
    });
  const records = moved(await appointmentWriting.startsFrom(id, start));
  const groups = moved(await events.list(id, { span: { from: start, to: FOR_EVER } }));
  await appointmentWriting.restart(id, records, now);
  await events.restart(id, groups);
  const live = records.filter(({ isDeleted }) => !isDeleted);
  const shifted = [...live, ...groups].filter(({ isSame }) => !isSame).length;
  return { from, to, appointments: live.length, events: groups.length, shifted };
}
