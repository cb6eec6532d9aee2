import { teamMemberId } from "@/lib/domain/ids";
import type { TeamMemberId } from "@/lib/domain/ids";
import { err, ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import type { Rights } from "@/lib/domain/salon/roles";
import type { StaffScope } from "@/lib/api/platform/access";
import { auditedWrite } from "@/lib/api/platform/audit-log";
import type { Log } from "@/lib/api/platform/audit-log";
import { NO_PASSWORD } from "@/lib/api/areas/users/no-password.rules";
import type { UserRepositories } from "@/lib/api/areas/users/repositories.port";
import type { Stored } from "@/lib/api/platform/transactional";
import { invalid } from "@/lib/api/platform/errors";
import type { ServiceError } from "@/lib/api/platform/errors";
import type { UserRepository } from "@/lib/api/areas/users/user.port";
import type { Membership, Person } from "@/lib/domain/salon/membership";
import type { TeamMemberView } from "./team.contract";
import type { QuickMember } from "./team-writing.contract";
import type { TeamRepositories } from "./repositories.port";
import { problemOfPosition, viewAfter } from "./team-writing.usecases";
import { problemOfMemberReach } from "./member-reach.rules";
import { quickMemberFacts, withReadPhones } from "./quick-facts.rules";

type Needs = Pick<UserRepositories, "users"> & TeamRepositories;

export type QuickMemberUseCases = ReturnType<typeof createQuickMemberUseCases>;

const TAKEN = "A team member with service access has already been added to the schedule";

/**
 * Creates a member and, where contacts are given, the login of that person: a worker who sees
 * their own row (schedule.md 3.4). To send them a message is no part of it.
 */
export function createQuickMemberUseCases(deps: {
  readonly store: Stored<Needs>;
  readonly log: Log;
  readonly ofWorker: Rights;
}) {
  const { ofWorker } = deps;
  const write = auditedWrite<Needs>(deps);

  async function add(
    scope: StaffScope,
    told: QuickMember,
  ): Promise<Result<TeamMemberView, ServiceError>> {
    const read = withReadPhones(scope, told);
    if (!read.ok) return read;
    const body = read.value;
    const hasLogin = body.user_email !== "" || body.user_phone !== "";
    if (hasLogin && !scope.access.grants.includes("create_users_access")) {
      return err({ kind: "forbidden", message: "You may not invite users." });
    }
    return write(scope, async (repositories, audit) => {
      await repositories.users.lock(scope.id);
      const facts = quickMemberFacts(body);
      const outOfReach = problemOfMemberReach(scope, teamMemberId(0), facts.positionId); // not there yet
      if (outOfReach) return err(outOfReach);
      if (facts.positionId !== null) {
        const problem = await problemOfPosition(repositories, scope, facts.positionId);
        if (problem) return err(problem);
      }
      const person = await personOf(repositories, scope, body);
      if (!person.ok) return person;
      const id = await repositories.teamWriting.add(scope.id, facts);
      if (hasLogin)
        await giveLogin(repositories, scope, body, { person: person.value, id, ofWorker });
      audit("team member created", { id });
      return viewAfter(repositories, scope, id);
    });
  }

  return { add };
}

/** Who has the contacts already; somebody who stands in the schedule here cannot do so twice. */
async function personOf(
  repositories: Needs,
  scope: StaffScope,
  body: QuickMember,
): Promise<Result<Person | null, ServiceError>> {
  const taken = err({ kind: "bad_request", message: TAKEN } as const);
  const phones = [body.phone_number, body.user_phone];
  if (await repositories.teamWriting.isPhoneTaken(scope.id, phones)) return taken;
  const known = await repositories.users.withContacts({
    phones: [body.user_phone],
    emails: [body.user_email],
  });
  if (known.length > 1) {
    return err(invalid("user_email", "and user_phone belong to two different people"));
  }
  const [person] = known;
  if (!person) return ok(null);
  const here = await repositories.users.find(scope.id, person.id);
  return here?.memberId ? taken : ok(person);
}

type NewLogin = {
  readonly person: Person | null;
  readonly id: TeamMemberId;
  readonly ofWorker: Rights;
};

async function giveLogin(
  repositories: Needs,
  scope: StaffScope,
  body: QuickMember,
  { person: known, id: memberId, ofWorker }: NewLogin,
): Promise<void> {
  const { users, teamWriting } = repositories;
  const person = known ?? (await madeFor(users, scope, body));
  const isUser = await users.find(scope.id, person.id);
  const membership: Membership = {
    userId: person.id,
    access: {
      ...ofWorker,
      locationId: scope.location.id,
      role: "worker",
      onlyMemberId: memberId,
    },
    isApproved: false,
    invitedName: body.name,
    invitedContact: body.user_email === "" ? body.user_phone : body.user_email,
    information: body.specialization,
  };
  if (!isUser) await users.save(scope.id, [membership]);
  await teamWriting.linkUser(scope.id, person.id, memberId);
}

async function madeFor(
  users: UserRepository,
  scope: StaffScope,
  body: QuickMember,
): Promise<Person> {
  const contacts = { phone: body.user_phone, email: body.user_email };
  await users.add(scope.id, [{ ...contacts, name: body.name, passwordHash: NO_PASSWORD }]);
  const [made] = await users.withContacts({ phones: [contacts.phone], emails: [contacts.email] });
  if (!made) throw new Error("A login that was just made is not there");
  return made;
}
