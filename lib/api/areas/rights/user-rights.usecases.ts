import { teamMemberId } from "@/lib/domain/ids";
import { err, ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import type { KnownRights } from "@/lib/domain/salon/known-rights";
import { ROLES } from "@/lib/domain/salon/roles";
import type { StaffScope } from "@/lib/api/platform/access";
import { auditedWrite } from "@/lib/api/platform/audit-log";
import type { Log, Write } from "@/lib/api/platform/audit-log";
import type { UserRepositories } from "@/lib/api/areas/users/repositories.port";
import type { TeamRepositories } from "@/lib/api/areas/team/repositories.port";
import type { Stored } from "@/lib/api/platform/transactional";
import type { ServiceError } from "@/lib/api/platform/errors";
import type { LocationUser } from "@/lib/domain/salon/membership";
import { userOf } from "@/lib/api/areas/users/user-of.steps";
import type { RoleView, UserPermissionsBody, UserRightsView } from "./user-permissions.contract";
import { problemOfMember, problemOfWrites } from "./user-rights.steps";
import { withWrites, withRole, mayGiveFully, problemOfGift } from "./user-gift.rules";
import { isEditable, problemOfTarget } from "./rights-target.rules";

type Needs = Pick<UserRepositories, "users"> & TeamRepositories;

type Deps = {
  readonly store: Stored<Needs>;
  readonly log: Log;
  readonly rights: KnownRights;
};

type Writing = { readonly write: Write<Needs>; readonly known: KnownRights };

export type UserRightsUseCases = ReturnType<typeof createUserRightsUseCases>;

/** Roles and what single users may do (business.md 11.3, 11.4). */
export function createUserRightsUseCases(deps: Deps) {
  const { store } = deps;
  const writing: Writing = { write: auditedWrite<Needs>(deps), known: deps.rights };

  function roles({ access }: StaffScope): RoleView[] {
    return ROLES.map((role) => ({
      role,
      isEditable: (permission) =>
        (role.slug !== "owner" || access.role === "owner") && mayGiveFully(access, permission),
    }));
  }

  /** The roles as they can be given to one user. */
  async function rolesOf(scope: StaffScope, id: number): Promise<Result<RoleView[], ServiceError>> {
    const found = await userOf(store.users, scope, id);
    if (!found.ok) return found;
    const mayChange = isEditable(scope, found.value);
    return ok(
      roles(scope).map(({ role, isEditable: may }) => ({
        role,
        isEditable: (permission) => mayChange && may(permission),
      })),
    );
  }

  async function rights(
    scope: StaffScope,
    id: number,
  ): Promise<Result<UserRightsView, ServiceError>> {
    const found = await userOf(store.users, scope, id);
    return found.ok ? ok(viewOf(scope, found.value)) : found;
  }

  return {
    roles,
    rolesOf,
    rights,
    change: (scope: StaffScope, id: number, body: UserPermissionsBody) =>
      changeRights(writing, scope, id, body),

    /** Who and whether comes before what (schedule.md 5.2). */
    problemOfUser: async (scope: StaffScope, id: number | undefined) => {
      const found = await userOf(store.users, scope, id);
      return found.ok ? problemOfTarget(scope, found.value.membership) : found.error;
    },
  };
}

/** Changes role, rights and who the user is; other roles bring their rights along. */
function changeRights(
  { write, known }: Writing,
  scope: StaffScope,
  id: number,
  body: UserPermissionsBody,
): Promise<Result<UserRightsView, ServiceError>> {
  return write(scope, async (repositories, audit) => {
    await repositories.users.lock(scope.id);
    const found = await userOf(repositories.users, scope, id);
    if (!found.ok) return found;
    const { membership } = found.value;
    const after = withWrites(
      withRole(known, membership.access, body.user_role),
      body.user_permissions,
    );
    const problem =
      problemOfTarget(scope, membership) ??
      problemOfGift(known, scope.access, membership.access, after) ??
      (await problemOfBody(repositories, scope, body));
    if (problem) return err(problem);
    await repositories.users.save(scope.id, [{ ...membership, access: after }]);
    if (body.staff_id !== undefined) {
      const member = body.staff_id === 0 ? null : teamMemberId(body.staff_id);
      await repositories.teamWriting.linkUser(scope.id, membership.userId, member);
    }
    audit("user rights changed", {
      of: membership.userId,
      role: after.role,
      changes: known.changed(membership.access, after).map((each) => ({
        slug: each.slug,
        before: each.read(membership.access),
        after: each.read(after),
      })),
    });
    const saved = await userOf(repositories.users, scope, id);
    return saved.ok ? ok(viewOf(scope, saved.value)) : saved;
  });
}

function viewOf(scope: StaffScope, user: LocationUser): UserRightsView {
  return {
    access: user.membership.access,
    memberId: user.memberId ?? 0,
    isEditable: isEditable(scope, user),
  };
}

async function problemOfBody(
  repositories: Needs,
  scope: StaffScope,
  body: UserPermissionsBody,
): Promise<ServiceError | null> {
  return (
    (await problemOfWrites(repositories, scope, body.user_permissions, "user_permissions")) ??
    (await problemOfMember(repositories, scope, body.staff_id, "staff_id"))
  );
}
