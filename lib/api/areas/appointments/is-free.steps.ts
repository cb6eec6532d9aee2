import { endOf, meets } from "@/lib/domain/time/span";
import type { Appointment, Block } from "@/lib/domain/salon/appointment";
import { stranded } from "@/lib/domain/schedule/stranded";
import { addSeconds } from "@/lib/domain/time/instant";
import { wallIntervals } from "@/lib/zone/wall-clock";
import type { Scope } from "@/lib/api/platform/access";
import type { ScheduleRepositories } from "@/lib/api/areas/schedule/repositories.port";
import type { ServiceError } from "@/lib/api/platform/errors";
import type { AppointmentRepositories } from "./repositories.port";
import { busyAt } from "./appointment-place.rules";

type Needs = ScheduleRepositories & Pick<AppointmentRepositories, "appointments">;

type Time = Pick<Appointment, "memberId" | "startsAt" | "durationSeconds">;

/** Why the member cannot take that time (business.md 6.5); what moves is left aside. */
export async function problemOfTime(
  scope: Scope,
  time: Time,
  repositories: Needs,
  except?: Pick<Block, "kind" | "id">,
): Promise<ServiceError | null> {
  const isFree =
    (await isInsideHours(scope, time, repositories)) &&
    (await isUnbooked(scope, time, repositories, except));
  return isFree ? null : busyAt(scope, "The team member", time.startsAt);
}

/** Hours of every date that the appointment touches must cover it; touching slots count as one. */
async function isInsideHours(
  scope: Scope,
  { memberId, startsAt, durationSeconds: length }: Time,
  { hours }: ScheduleRepositories,
): Promise<boolean> {
  const pieces = wallIntervals(scope.location.timeZone, startsAt, addSeconds(startsAt, length));
  const [first, last] = [pieces[0], pieces.at(-1)];
  if (!first || !last) return false;
  const stored = await hours.list(scope.id, [memberId], { from: first.date, to: last.date });
  const byDate = new Map(stored.map(({ day }) => [day.date, day.intervals]));
  return pieces.every((piece) => stranded(byDate.get(piece.date) ?? [], [piece]).length === 0);
}

async function isUnbooked(
  scope: Scope,
  time: Time,
  { appointments }: Pick<AppointmentRepositories, "appointments">,
  except: Pick<Block, "kind" | "id"> | undefined,
): Promise<boolean> {
  const blocks = await appointments.blocks(scope.id, [time.memberId], {
    from: time.startsAt,
    to: endOf(time),
  });
  return blocks.every(
    (block) => (block.kind === except?.kind && block.id === except.id) || !meets(block, time),
  );
}
