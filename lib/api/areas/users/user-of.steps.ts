import type { StaffScope } from "@/lib/api/platform/access";
import type { ServiceError } from "@/lib/api/platform/errors";
import { userId } from "@/lib/domain/ids";
import { ok, err } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import type { LocationUser } from "@/lib/domain/salon/membership";
import type { UserRepository } from "./user.port";

/** The user of a path; users of other locations are unknown here. */
export async function userOf(
  users: UserRepository,
  scope: StaffScope,
  id: number | undefined,
): Promise<Result<LocationUser, ServiceError>> {
  const found = id === undefined ? null : await users.find(scope.id, userId(id));
  return found ? ok(found) : err({ kind: "not_found", message: "User not found." });
}
