import type { UserView } from "@/lib/api/areas/users/users.contract";
import { err, ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import type { KnownRights } from "@/lib/domain/salon/known-rights";
import type { AccessControl, Right, StaffScope } from "@/lib/api/platform/access";
import { auditedWrite } from "@/lib/api/platform/audit-log";
import type { Log, Write } from "@/lib/api/platform/audit-log";
import type { UserRepositories } from "@/lib/api/areas/users/repositories.port";
import type { TeamRepositories } from "@/lib/api/areas/team/repositories.port";
import type { Stored } from "@/lib/api/platform/transactional";
import type { ServiceError } from "@/lib/api/platform/errors";
import type { LocationUser, Membership } from "@/lib/domain/salon/membership";
import { userOf } from "@/lib/api/areas/users/user-of.steps";
import type { CopyBody, RemovalBody } from "./invitations.contract";
import { problemOfWrites } from "./user-rights.steps";
import { withWrites, problemOfGift } from "./user-gift.rules";
import { problemOfRightsChange, problemOfTarget } from "./rights-target.rules";

type Needs = Pick<UserRepositories, "users" | "credentials"> &
  Pick<TeamRepositories, "team" | "positions">;

export type UserUseCases = ReturnType<typeof createUserUseCases>;

type Deps = {
  readonly store: Stored<Needs>;
  readonly access: AccessControl;
  readonly log: Log;
  readonly rights: KnownRights;
};

type Writing = {
  readonly access: AccessControl;
  readonly write: Write<Needs>;
  readonly rights: KnownRights;
};

/** The users of a location, and what they are at others (business.md 11.1, 11.5). */
export function createUserUseCases(deps: Deps) {
  const { store, access, rights } = deps;
  const writing: Writing = { access, rights, write: auditedWrite(deps) };

  async function list(scope: StaffScope, isApproved?: boolean): Promise<UserView[]> {
    const users = await store.users.list(scope.id);
    return users
      .map(viewOf)
      .filter((user) => isApproved === undefined || user.isApproved === isApproved);
  }

  return {
    list,
    remove: (scope: StaffScope, id: number) => removeAt(writing, scope, id, [scope]),
    removeFrom: (scope: StaffScope, id: number, body: RemovalBody) =>
      removeFrom(writing, scope, id, body),
    copyTo: (scope: StaffScope, id: number, body: CopyBody) => copyTo(writing, scope, id, body),

    /** A user of a path, before the body is looked at. */
    problemOfUser: async (scope: StaffScope, id: number | undefined) => {
      const found = await userOf(store.users, scope, id);
      return found.ok ? null : found.error;
    },
  };
}

/**
 * Takes a user's rights at the locations; those where they have none are left as they are. Who then
 * belongs nowhere is signed out everywhere.
 */
async function removeAt(
  { write }: Writing,
  scope: StaffScope,
  id: number,
  places: readonly StaffScope[],
): Promise<Result<void, ServiceError>> {
  return write(scope, async ({ users, credentials }, audit) => {
    await users.lock(scope.id);
    const found = await userOf(users, scope, id);
    if (!found.ok) return found;
    const { userId } = found.value.membership;
    const from = places.map((place) => place.id);
    const there = await users.memberships(from, userId);
    const problem = there.map((each) => problemOfTarget(scope, each)).find((each) => each);
    if (problem) return err(problem);
    await users.remove(scope.id, userId, from);
    await credentials.endHomeless([userId]);
    audit("user removed", { locationIds: from, of: userId });
    return ok(undefined);
  });
}

async function removeFrom(
  writing: Writing,
  scope: StaffScope,
  id: number,
  { user_company_links: links }: RemovalBody,
): Promise<Result<null, ServiceError>> {
  const places = await enterAll(writing.access, scope, links, "delete_users_access");
  if (!places.ok) return places;
  const removed = await removeAt(writing, scope, id, places.value);
  return removed.ok ? ok(null) : removed;
}

/** Gives a user at other locations the rights that they have here, some of them written anew. */
async function copyTo(
  { write, access, rights }: Writing,
  scope: StaffScope,
  id: number,
  { user_company_links: links }: CopyBody,
): Promise<Result<null, ServiceError>> {
  const places = await enterAll(access, scope, links, "create_users_access");
  if (!places.ok) return places;
  return write(scope, async (repositories, audit) => {
    await repositories.users.lock(scope.id);
    const found = await userOf(repositories.users, scope, id);
    if (!found.ok) return found;
    const { membership } = found.value;
    const targets = places.value.map((place) => place.id);
    const there = await repositories.users.memberships(targets, membership.userId);
    const work = { repositories, rights };
    const copies = await copiesOf(work, membership, links, places.value, there);
    if (!copies.ok) return copies;
    await repositories.users.save(scope.id, copies.value);
    audit("user copied", { locationIds: targets, of: membership.userId });
    return ok(null);
  });
}

/** What each of the places will keep of the user; the first problem ends it. */
async function copiesOf(
  { repositories, rights }: { readonly repositories: Needs; readonly rights: KnownRights },
  membership: Membership,
  links: CopyBody["user_company_links"],
  places: readonly StaffScope[],
  there: readonly Membership[],
): Promise<Result<Membership[], ServiceError>> {
  const copies: Membership[] = [];
  for (const [index, place] of places.entries()) {
    const writes = links[index]?.user_permissions;
    const before = there.find((each) => each.access.locationId === place.location.id);
    const copied = { ...membership.access, locationId: place.location.id };
    const after = withWrites(copied, writes);
    const field = `user_company_links.${index}.user_permissions`;
    const problem =
      (before ? problemOfRightsChange(place, before) : null) ??
      problemOfGift(rights, place.access, before?.access ?? null, after) ??
      // oxlint-disable-next-line no-await-in-loop -- reads only where ids are written
      (await problemOfWrites(repositories, place, writes, field));
    if (problem) return err(problem);
    copies.push({ ...membership, access: after });
  }
  return ok(copies);
}

/** The other locations as the caller may enter them; each needs the caller's right there. */
async function enterAll(
  access: AccessControl,
  scope: StaffScope,
  links: readonly { readonly company_id: number }[],
  right: Right,
): Promise<Result<StaffScope[], ServiceError>> {
  const entered = await Promise.all(
    links.map(async ({ company_id }) => access.enterAsStaff(scope.caller, company_id, right)),
  );
  const refused = entered.find((each) => !each.ok);
  if (refused && !refused.ok) return refused;
  return ok(entered.flatMap((each) => (each.ok ? [each.value] : [])));
}

function viewOf({ id, name, phone, email, membership }: LocationUser): UserView {
  const { access, isApproved, information } = membership;
  return { id, name, phone, email, access, isApproved, information };
}
