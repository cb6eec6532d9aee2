import { err, ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import type { EventSchedule, SeriesPlan } from "@/lib/domain/salon/event-series";
import type { TeamMember } from "@/lib/domain/salon/team-member";
import type { StaffScope } from "@/lib/api/platform/access";
import type { TeamRepositories } from "@/lib/api/areas/team/repositories.port";
import type { ClientRepositories } from "@/lib/api/areas/clients/repositories.port";
import type { ResourceRepositories } from "@/lib/api/areas/resources/repositories.port";
import { memberFor } from "@/lib/api/platform/member-visibility";
import type { ServiceError } from "@/lib/api/platform/errors";
import { problemOfSeriesMembers } from "./series-plan.rules";

const NO_SCHEDULE: ServiceError = { kind: "not_found", message: "Schedule not found." };
const NO_DAY: ServiceError = { kind: "not_found", message: "Series not found." };

/**
 * The schedule of a call, with the series that is asked for (null = one that cannot be), or why
 * not: a user sees a schedule only when they see everybody who works in it (business.md 19).
 */
export async function scheduleOf(
  scope: StaffScope,
  schedule: EventSchedule | null,
  { team }: Pick<TeamRepositories, "team">,
  dayId?: number | null,
): Promise<Result<EventSchedule, ServiceError>> {
  if (!schedule) return err(NO_SCHEDULE);
  if (dayId !== undefined && !schedule.days.some(({ id }) => id === dayId)) return err(NO_DAY);
  const everybody = await team.list(scope.id, scope.today);
  for (const { memberId } of schedule.days) {
    const member = memberFor(scope, everybody, memberId, "read");
    if (!member.ok) return member;
  }
  return ok(schedule);
}

/** Members, tags and resources of plans are proven to be of the location. */
export async function problemOfPlans(
  scope: StaffScope,
  plans: readonly SeriesPlan[],
  everybody: readonly TeamMember[],
  { tags, resources }: Pick<ClientRepositories, "tags"> & ResourceRepositories,
): Promise<ServiceError | null> {
  const problem = problemOfSeriesMembers(scope, plans, everybody);
  if (problem) return problem;
  const pieces = plans.flatMap(({ unitIds }) => unitIds);
  const kinds = pieces.length === 0 ? [] : await resources.list(scope.id);
  const known = new Set(kinds.flatMap(({ units }) => units.map(({ id }) => id)));
  if (!pieces.every((id) => known.has(id))) {
    return { kind: "not_found", message: "Resource not found." };
  }
  const wanted = plans.flatMap(({ tagIds }) => tagIds);
  return problemOfTags(scope, wanted, { tags });
}

/** Tags for everything and for events can be put on an event (business.md 14). */
export async function problemOfTags(
  scope: StaffScope,
  wanted: readonly number[],
  { tags }: Pick<ClientRepositories, "tags">,
): Promise<ServiceError | null> {
  if (wanted.length === 0) return null;
  const known = (await tags.list(scope.id)).filter(({ entity }) => entity === 0 || entity === 3);
  return wanted.every((id) => known.some((tag) => tag.id === id))
    ? null
    : { kind: "not_found", message: "Label not found." };
}
