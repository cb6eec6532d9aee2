import { userId } from "@/lib/domain/ids";
import type { TeamMemberId } from "@/lib/domain/ids";
import { err, ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import { readsOneSalary } from "@/lib/domain/salon/report-rights";
import { mayHaveHours, isMemberBookable } from "@/lib/domain/salon/team-member";
import type { TeamMember, MemberFacts } from "@/lib/domain/salon/team-member";
import type { StaffScope } from "@/lib/api/platform/access";
import { auditedWrite } from "@/lib/api/platform/audit-log";
import type { Log, Write } from "@/lib/api/platform/audit-log";
import type { UserRepositories } from "@/lib/api/areas/users/repositories.port";
import type { Stored } from "@/lib/api/platform/transactional";
import { memberFor } from "@/lib/api/platform/member-visibility";
import { invalid } from "@/lib/api/platform/errors";
import type { ServiceError } from "@/lib/api/platform/errors";
import type { HoursEnd } from "./hours-end.port";
import type { TeamRepositories } from "./repositories.port";
import { wantedDismissal } from "./team-writing.contract";
import type { MemberChange } from "./team-writing.contract";
import type { TeamMemberView } from "./team.contract";
import { DEFAULTS, changedFacts } from "./member-facts.rules";
import { problemOfMemberReach } from "./member-reach.rules";

type Needs = TeamRepositories & Pick<UserRepositories, "users"> & { readonly hours: HoursEnd };

type NewMember = MemberChange & { readonly name: string };

type Deps = { readonly store: Stored<Needs>; readonly log: Log };

export type TeamWritingUseCases = ReturnType<typeof createTeamWritingUseCases>;

/** Who one is opens one's salary (business.md 17.1): nobody chooses it alone. */
const OF_ANOTHER: ServiceError = {
  kind: "forbidden",
  message: "You cannot make yourself another team member.",
};

/** Hires, changes and removes members (schedule.md 3.3, 3.5, 3.6). */
export function createTeamWritingUseCases(deps: Deps) {
  const write = auditedWrite<Needs>(deps);
  return {
    add: (scope: StaffScope, body: NewMember) => addMember(write, scope, body),
    change: (scope: StaffScope, member: TeamMember, body: MemberChange) =>
      changeMember(write, scope, member, body),
    remove: (scope: StaffScope, member: TeamMember) => removeMember(write, scope, member),

    /** Dismissing and taking back needs a right of its own (business.md 11.2). */
    mayDismiss: (scope: StaffScope, body: unknown, isDismissed: boolean): ServiceError | null => {
      const wanted = wantedDismissal(body);
      if (wanted === undefined || wanted === isDismissed) return null;
      return scope.access.grants.includes("settings_master_dismiss_access")
        ? null
        : { kind: "forbidden", message: "You may not dismiss team members." };
    },
  };
}

function addMember(
  write: Write<Needs>,
  scope: StaffScope,
  body: NewMember,
): Promise<Result<TeamMemberView, ServiceError>> {
  return write(scope, async (repositories, audit) => {
    const problem = await problemOf(repositories, scope, body);
    if (problem) return err(problem);
    const facts: MemberFacts = { ...DEFAULTS, ...changedFacts(body) };
    const outOfReach = problemOfMemberReach(scope, 0 as TeamMemberId, facts.positionId); // 0: not there yet
    if (outOfReach) return err(outOfReach);
    const id = await repositories.teamWriting.add(scope.id, { ...facts, userId: null });
    if (facts.userId) await repositories.teamWriting.linkUser(scope.id, facts.userId, id);
    audit("team member created", { id });
    return viewAfter(repositories, scope, id);
  });
}

/** Changes what is given; without a timetable or dismissed, the hours from today on go. */
function changeMember(
  write: Write<Needs>,
  scope: StaffScope,
  { id }: TeamMember,
  body: MemberChange,
): Promise<Result<TeamMemberView, ServiceError>> {
  return write(scope, async (repositories, audit) => {
    const { teamWriting } = repositories;
    await repositories.team.lock(scope.id, [id]);
    const now = memberFor(
      scope,
      await repositories.team.list(scope.id, scope.today),
      id,
      "change_member",
    );
    if (!now.ok) return now;
    const problem = await problemOf(repositories, scope, body);
    if (problem) return err(problem);
    const { userId: user, ...facts } = changedFacts(body);
    const takesOver = user === scope.user.id && now.value.userId !== user;
    if (takesOver && readsOneSalary(scope.access)) return err(OF_ANOTHER);
    if (facts.positionId !== undefined) {
      const outOfReach = problemOfMemberReach(scope, id, facts.positionId);
      if (outOfReach) return err(outOfReach);
    }
    await teamWriting.change(scope.id, id, user === null ? { ...facts, userId: null } : facts);
    if (user) await teamWriting.linkUser(scope.id, user, id);
    const after = await viewAfter(repositories, scope, id);
    if (!after.ok) return after;
    const hoursGone = mayHaveHours(after.value.member)
      ? 0
      : await repositories.hours.removeFrom(scope.id, id, scope.today, { at: scope.now });
    audit("team member changed", { memberId: id, change: facts, hoursGone });
    return hoursGone === 0 ? after : viewAfter(repositories, scope, id);
  });
}

/** Removes a member: past hours and all appointments stay (schedule.md 3.6). */
function removeMember(
  write: Write<Needs>,
  scope: StaffScope,
  { id }: TeamMember,
): Promise<Result<void, ServiceError>> {
  return write(scope, async (repositories, audit) => {
    await repositories.team.lock(scope.id, [id]);
    const team = await repositories.team.list(scope.id, scope.today);
    const now = memberFor(scope, team, id, "change_member");
    if (!now.ok) return now;
    const { hours } = repositories;
    const hoursGone = await hours.removeFrom(scope.id, id, scope.today, { at: scope.now });
    await repositories.teamWriting.markRemoved(scope.id, id);
    audit("team member removed", { memberId: id, hoursGone });
    return ok(undefined);
  });
}

/** The member as the transaction left them. */
export async function viewAfter(
  repositories: Pick<Needs, "team">,
  scope: StaffScope,
  id: TeamMemberId,
): Promise<Result<TeamMemberView, ServiceError>> {
  const member = await repositories.team.find(scope.id, id, scope.today);
  if (!member) throw new Error(`Team member ${id} is gone inside its own transaction`);
  return ok({
    member,
    locationId: scope.location.id,
    isBookable: isMemberBookable(member, scope.today),
  });
}

async function problemOf(
  repositories: Needs,
  scope: StaffScope,
  body: MemberChange,
): Promise<ServiceError | null> {
  if (body.position_id) {
    const problem = await problemOfPosition(repositories, scope, body.position_id);
    if (problem) return problem;
  }
  if (body.user_id) {
    const user = await repositories.users.find(scope.id, userId(body.user_id));
    if (!user) return invalid("user_id", "is no user of this location");
  }
  return null;
}

/** Positions are those of the location. */
export async function problemOfPosition(
  repositories: Pick<Needs, "positions">,
  scope: StaffScope,
  id: number,
): Promise<ServiceError | null> {
  const positions = await repositories.positions.list(scope.id);
  return positions.some((position) => position.id === id)
    ? null
    : invalid("position_id", "is no position of this location");
}
