import { err, ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import { lengthFor } from "@/lib/domain/salon/service";
import type { Service } from "@/lib/domain/salon/service";
import { isMemberBookable, mayHaveHours } from "@/lib/domain/salon/team-member";
import type { TeamMember } from "@/lib/domain/salon/team-member";
import type { Scope } from "@/lib/api/platform/access";
import type { WhoDoesWhat } from "./who-does-what.port";
import type { ReadModel } from "@/lib/api/platform/read-model";
import { memberFor, withinReach } from "@/lib/api/platform/member-visibility";
import type { ServiceError } from "@/lib/api/platform/errors";
import type { MaybePromise } from "@/lib/api/platform/maybe-async";
import type { UserRepository } from "@/lib/api/areas/users/user.port";
import type { MemberLink, MemberParts, MemberUser, TeamMemberView } from "./team.contract";

export type TeamUseCases = ReturnType<typeof createTeamUseCases>;

/** Reads of the team (schedule.md 3). */
export function createTeamUseCases(deps: {
  readonly readModel: ReadModel;
  readonly services: WhoDoesWhat;
  readonly users: Pick<UserRepository, "list">;
}) {
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

  /** What the long form tells of each of the members. */
  async function partsOf(scope: Scope, views: readonly TeamMemberView[]): Promise<MemberParts[]> {
    const services = await deps.services.list(scope.id);
    const users = await usersFor(scope, views, deps.users);
    return views.map(({ member }) => ({
      links: services.flatMap((service) => linksOf(service, member)),
      user: users.find((each) => each.id === member.userId) ?? null,
      stepMinutes: scope.location.sessionStepMinutes,
    }));
  }

  return { list, find, findListed, partsOf };
}

/** Logins are nothing for visitors; their contacts are for whoever may see users. */
async function usersFor(
  { id, access }: Scope,
  views: readonly TeamMemberView[],
  users: Pick<UserRepository, "list">,
): Promise<MemberUser[]> {
  if (!access || views.every(({ member }) => member.userId === null)) return [];
  const seesContacts = access.grants.includes("users_access");
  return (await users.list(id)).map(({ id: userId, name, phone, email }) =>
    seesContacts ? { id: userId, name, phone, email } : { id: userId, name, phone: "", email: "" },
  );
}

function linksOf(service: Service, member: TeamMember): MemberLink[] {
  return service.links
    .filter(({ memberId }) => memberId === member.id)
    .map(({ cardId, price }) => ({
      serviceId: service.id,
      isBookableOnline: service.isBookableOnline,
      durationSeconds: lengthFor(service, member.id),
      cardId,
      price,
    }));
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
