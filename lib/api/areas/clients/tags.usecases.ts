import { err, ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import type { Label, LabelEntity } from "@/lib/domain/salon/label";
import type { StaffScope } from "@/lib/api/platform/access";
import { noteOf } from "@/lib/api/platform/noted-write";
import type { ServiceError } from "@/lib/api/platform/errors";
import type { LabelInput } from "./tags.contract";
import type { LabelRepository } from "./client.port";
import { changedBy, missingOf } from "./tag-change.rules";

const NO_TAG: ServiceError = { kind: "not_found", message: "Tag not found." };

export type LabelService = ReturnType<typeof createLabelService>;

/** Tags (business.md 14). */
export function createLabelService(deps: {
  readonly labels: LabelRepository;
  readonly log: (entry: object) => void;
}) {
  const note = noteOf(deps.log);

  async function list(scope: StaffScope, entity: LabelEntity, term: string): Promise<Label[]> {
    const part = term.trim().toLowerCase();
    const all = await deps.labels.list(scope.id);
    return all.filter(
      (label) => label.entity === entity && label.title.toLowerCase().includes(part),
    );
  }

  async function create(
    scope: StaffScope,
    { title, color, entity = 0, icon = "" }: LabelInput,
  ): Promise<Result<Label, ServiceError>> {
    if (title === undefined || color === undefined) return err(missingOf({ title, color }));
    const label = await deps.labels.add(scope.id, { title, color, entity, icon });
    note("tag created", scope, label.id);
    return ok(label);
  }

  async function find(
    scope: StaffScope,
    id: number | undefined,
  ): Promise<Result<Label, ServiceError>> {
    const label = (await deps.labels.list(scope.id)).find((each) => each.id === id);
    return label ? ok(label) : err(NO_TAG);
  }

  /** What is not told stays as it is. */
  async function update(
    scope: StaffScope,
    id: number,
    input: LabelInput,
  ): Promise<Result<Label, ServiceError>> {
    const found = await find(scope, id);
    if (!found.ok) return found;
    const label = changedBy(found.value, input);
    await deps.labels.update(scope.id, label);
    note("tag changed", scope, id);
    return ok(label);
  }

  async function remove(scope: StaffScope, id: number): Promise<Result<void, ServiceError>> {
    const found = await find(scope, id);
    if (!found.ok) return found;
    if (!(await deps.labels.markDeleted(scope.id, id))) return err(NO_TAG);
    note("tag deleted", scope, id);
    return ok(undefined);
  }

  return { list, create, find, update, remove };
}
