import { teamMemberId } from "@/lib/domain/ids";
import type { UserId } from "@/lib/domain/ids";
import { err, ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import type { KnownRights } from "@/lib/domain/salon/known-rights";
import type { StaffScope } from "@/lib/api/platform/access";
import { auditedWrite } from "@/lib/api/platform/audit-log";
import type { Log } from "@/lib/api/platform/audit-log";
import { failureOf } from "@/lib/api/platform/failure-log";
import type { Instant } from "@/lib/domain/time/instant";
import type { AccountMessage, AccountOutbox } from "@/lib/api/areas/users/account-outbox.port";
import type { CredentialsRepository } from "@/lib/api/areas/users/credentials.port";
import { newPasswordLink } from "@/lib/api/areas/users/password-link.steps";
import { NO_PASSWORD } from "@/lib/api/areas/users/no-password.rules";
import type { UserRepositories } from "@/lib/api/areas/users/repositories.port";
import type { TeamRepositories } from "@/lib/api/areas/team/repositories.port";
import type { Stored } from "@/lib/api/platform/transactional";
import { invalid } from "@/lib/api/platform/errors";
import type { ServiceError } from "@/lib/api/platform/errors";
import type { UserRepository } from "@/lib/api/areas/users/user.port";
import type { LocationUser, Membership, Person } from "@/lib/domain/salon/membership";
import type { Invitation } from "./invitations.contract";
import { problemOfMember, problemOfWrites } from "./user-rights.steps";
import { problemOfGift } from "./user-gift.rules";
import { problemOfTarget } from "./rights-target.rules";
import { accessOf, contactOf } from "./invited-access.rules";

type Needs = Pick<UserRepositories, "users" | "credentials"> & TeamRepositories;

type Work = { readonly repositories: Needs; readonly rights: KnownRights };

export type InvitationUseCases = ReturnType<typeof createInvitationUseCases>;

/** Invites people to a location; they have its rights when they log in next (business.md 11.5). */
export function createInvitationUseCases(deps: {
  readonly store: Stored<Needs>;
  readonly log: Log;
  readonly rights: KnownRights;
  readonly newToken: () => string;
  readonly sendLink: AccountOutbox;
}) {
  const write = auditedWrite<Needs>(deps);

  /** Saves the invitations; then links go to those who have no password yet. */
  async function invite(
    scope: StaffScope,
    invites: readonly Invitation[],
  ): Promise<Result<null, ServiceError>> {
    const saved = await saveAll(scope, invites);
    if (!saved.ok) return saved;
    for (const message of saved.value) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other, in their order
      await deps.sendLink(message).catch((error: unknown) => {
        // the invitation stands, and who is invited can ask for another link
        deps.log({ event: "failed", path: "/user/invite", ...failureOf(error) });
      });
    }
    return ok(null);
  }

  function saveAll(
    scope: StaffScope,
    invites: readonly Invitation[],
  ): Promise<Result<AccountMessage[], ServiceError>> {
    return write(scope, async (repositories, audit) => {
      const work = { repositories, rights: deps.rights };
      await repositories.users.lock(scope.id);
      const known = await peopleOf(repositories.users, invites);
      const keys = invites.map(({ search }) => known.get(search)?.id ?? search);
      const twice = keys.findIndex((key, index) => keys.indexOf(key) < index);
      if (twice !== -1) return err(invalid(`invites.${twice}.search`, "is named twice"));
      const here = new Map(
        (await repositories.users.list(scope.id)).map((user) => [user.id, user]),
      );
      for (const [index, each] of invites.entries()) {
        const user = here.get(known.get(each.search)?.id ?? (0 as Person["id"])); // nobody has 0
        // oxlint-disable-next-line no-await-in-loop -- reads only where ids are named
        const problem = await problemOf(work, scope, each, index, user ?? null);
        if (problem) return err(problem);
      }
      const invited = await save(work, scope, invites, known);
      audit("users invited", { count: invites.length });
      return ok(await linksFor(repositories.credentials, invited, deps.newToken, scope.now));
    });
  }

  return { invite };
}

async function problemOf(
  { repositories, rights }: Work,
  scope: StaffScope,
  invitation: Invitation,
  index: number,
  user: LocationUser | null,
): Promise<ServiceError | null> {
  const field = `invites.${index}`;
  if (user?.membership.isApproved) {
    return invalid(`${field}.search`, "is a user of this location already");
  }
  const { user_permissions, staff_id } = invitation;
  return (
    (user && problemOfTarget(scope, user.membership)) ??
    problemOfGift(rights, scope.access, null, accessOf(rights, scope, invitation)) ??
    (await problemOfWrites(repositories, scope, user_permissions, `${field}.user_permissions`)) ??
    (await problemOfMember(repositories, scope, staff_id, `${field}.staff_id`))
  );
}

async function save(
  { repositories: { users, teamWriting }, rights }: Work,
  scope: StaffScope,
  invites: readonly Invitation[],
  known: ReadonlyMap<string, Person>,
): Promise<UserId[]> {
  const strangers = invites.filter(({ search }) => !known.has(search));
  await users.add(
    scope.id,
    strangers.map(({ name, search }) => ({
      name,
      ...contactOf(search),
      passwordHash: NO_PASSWORD,
    })),
  );
  const people = await peopleOf(users, invites);
  const memberships = invites.map((invitation): Membership => {
    const person = people.get(invitation.search);
    if (!person) throw new Error("A login that was just made is not there");
    return {
      userId: person.id,
      access: accessOf(rights, scope, invitation),
      isApproved: false,
      invitedName: invitation.name,
      invitedContact: invitation.search,
      information: invitation.position ?? "",
    };
  });
  await users.save(scope.id, memberships);
  for (const [index, { userId }] of memberships.entries()) {
    const member = invites[index]?.staff_id ?? 0;
    // oxlint-disable-next-line no-await-in-loop -- few invitations name a member
    if (member !== 0) await teamWriting.linkUser(scope.id, userId, teamMemberId(member));
  }
  return memberships.map(({ userId }) => userId);
}

/** A link for each of the people who has no password yet; others log in as ever. */
async function linksFor(
  credentials: CredentialsRepository,
  ids: readonly UserId[],
  newToken: () => string,
  now: Instant,
): Promise<AccountMessage[]> {
  const messages: AccountMessage[] = [];
  for (const person of await credentials.withoutPassword(ids, NO_PASSWORD)) {
    const link = { purpose: "invitation", token: newToken(), now } as const;
    // oxlint-disable-next-line no-await-in-loop -- a transaction has one connection
    messages.push(await newPasswordLink(credentials, person, link));
  }
  return messages;
}

/** People by the contact under which they were looked for. */
async function peopleOf(
  users: UserRepository,
  invites: readonly Invitation[],
): Promise<Map<string, Person>> {
  const contacts = invites.map(({ search }) => search);
  const people = await users.withContacts({ phones: contacts, emails: contacts });
  return new Map(
    people.flatMap((person) => [
      [person.phone, person],
      [person.email, person],
    ]),
  );
}
