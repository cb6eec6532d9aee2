import { err, ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import type { Tag, TagEntity } from "@/lib/domain/salon/tag";
import type { StaffScope } from "@/lib/api/platform/access";
import { changedBy, missingOf } from "./tag-change.rules";
import type { TagInput } from "./tags.contract";
import { auditedWrite } from "@/lib/api/platform/audit-log";
import type { Log } from "@/lib/api/platform/audit-log";
import type { ServiceError } from "@/lib/api/platform/errors";
import type { Stored } from "@/lib/api/platform/transactional";
import type { ClientRepositories } from "./repositories.port";

type Needs = Pick<ClientRepositories, "tags">;

const NO_TAG: ServiceError = { kind: "not_found", message: "Tag not found." };

export type TagUseCases = ReturnType<typeof createTagUseCases>;

/** Tags (business.md 14). */
export function createTagUseCases(deps: { readonly store: Stored<Needs>; readonly log: Log }) {
  const { tags } = deps.store;
  const write = auditedWrite<Needs>(deps);

  async function list(scope: StaffScope, entity: TagEntity, term: string): Promise<Tag[]> {
    const part = term.trim().toLowerCase();
    const all = await tags.list(scope.id);
    return all.filter((tag) => tag.entity === entity && tag.title.toLowerCase().includes(part));
  }

  async function create(
    scope: StaffScope,
    { title, color, entity = 0, icon = "" }: TagInput,
  ): Promise<Result<Tag, ServiceError>> {
    if (title === undefined || color === undefined) return err(missingOf({ title, color }));
    return write(scope, async (repositories, audit) => {
      const tag = await repositories.tags.add(scope.id, { title, color, entity, icon });
      audit("tag created", { id: tag.id });
      return ok(tag);
    });
  }

  async function find(
    scope: StaffScope,
    id: number | undefined,
  ): Promise<Result<Tag, ServiceError>> {
    const tag = (await tags.list(scope.id)).find((each) => each.id === id);
    return tag ? ok(tag) : err(NO_TAG);
  }

  /** What is not told stays as it is. */
  async function update(
    scope: StaffScope,
    id: number,
    input: TagInput,
  ): Promise<Result<Tag, ServiceError>> {
    const found = await find(scope, id);
    if (!found.ok) return found;
    const tag = changedBy(found.value, input);
    return write(scope, async (repositories, audit) => {
      await repositories.tags.update(scope.id, tag);
      audit("tag changed", { id });
      return ok(tag);
    });
  }

  async function remove(scope: StaffScope, id: number): Promise<Result<void, ServiceError>> {
    const found = await find(scope, id);
    if (!found.ok) return found;
    return write(scope, async (repositories, audit) => {
      if (!(await repositories.tags.markDeleted(scope.id, id))) return err(NO_TAG);
      audit("tag deleted", { id });
      return ok(undefined);
    });
  }

  return { list, create, find, update, remove };
}
