import { err, ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import { lengthFor } from "@/lib/domain/salon/service";
import { isMemberBookable, mayHaveHours } from "@/lib/domain/salon/team-member";
import type { TeamMember } from "@/lib/domain/salon/team-member";
import type { Scope } from "@/lib/api/platform/access";
import type { WhoDoesWhat } from "./who-does-what.port";
import type { ReadModel } from "@/lib/api/platform/read-model";
import { memberFor, withinReach } from "@/lib/api/platform/member-visibility";
import type { ServiceError } from "@/lib/api/platform/errors";
import type { MaybePromise } from "@/lib/api/platform/maybe-async";
import type { TeamMemberView } from "./team.contract";

export type TeamUseCases = ReturnType<typeof createTeamUseCases>;

/** Reads of the team (schedule.md 3). */
export function createTeamUseCases(deps: { readModel: ReadModel; services: WhoDoesWhat }) {
  /** The team of a location, removed members included. */
  function everybody(scope: Scope): MaybePromise<TeamMember[]> {
    return deps.readModel.team(scope.id, scope.today);
  }

  async function list(scope: Scope): Promise<TeamMemberView[]> {
    const team = withinReach(scope, await everybody(scope));
    return team.filter((member) => isListed(scope, member)).map((member) => viewOf(scope, member));
  }

  async function find(
    scope: Scope,
    id: number | undefined,
  ): Promise<Result<TeamMemberView, ServiceError>> {
    const found = memberFor(scope, await everybody(scope), id, "read");
    if (!found.ok) return found;
    if (!isListed(scope, found.value)) {
      return err({ kind: "not_found", message: "Team member not found." });
    }
    return ok(viewOf(scope, found.value));
  }

  /** As `find`, with the message and the list of messages of the long form (schedule.md 3.2). */
  async function findListed(
    scope: Scope,
    id: number,
  ): Promise<Result<TeamMemberView, ServiceError>> {
    const found = await find(scope, id);
    if (found.ok || found.error.kind !== "not_found") return found;
    const message = `Team Member with ID ${id} was not found in branch ${scope.location.title}`;
    return err({ kind: "not_found", message, details: ["Team Member not listed", message] });
  }

  /** What each of the members does and how long it takes them, in seconds. */
  async function servicesOf(scope: Scope, views: readonly TeamMemberView[]) {
    const services = await deps.services.list(scope.id);
    return views.map(({ member }) =>
      services
        .filter((service) => service.links.some((link) => link.memberId === member.id))
        .map((service) => ({
          serviceId: service.id,
          durationSeconds: lengthFor(service, member.id),
        })),
    );
  }

  return { list, find, findListed, servicesOf };
}

/** Without a user only those who are at work here: who left is nobody's business (schedule.md 3.6). */
function isListed({ access }: Scope, member: TeamMember): boolean {
  return access === null ? mayHaveHours(member) : !member.isRemoved;
}

function viewOf(scope: Scope, member: TeamMember): TeamMemberView {
  return {
    member,
    locationId: scope.location.id,
    isBookable: isMemberBookable(member, scope.today),
  };
}
