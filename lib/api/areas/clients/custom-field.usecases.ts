import { categoryOf } from "./custom-fields.contract";
import { err, ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import type { CustomField, FieldCategory } from "@/lib/domain/salon/custom-field";
import type { StaffScope } from "@/lib/api/platform/access";
import type { CustomFieldRepository } from "./client.port";
import { auditedWrite } from "@/lib/api/platform/audit-log";
import type { Log } from "@/lib/api/platform/audit-log";
import { invalid } from "@/lib/api/platform/errors";
import type { ServiceError } from "@/lib/api/platform/errors";
import type { Stored } from "@/lib/api/platform/transactional";
import type { ClientRepositories } from "./repositories.port";

type Needs = Pick<ClientRepositories, "customFields">;

export type CustomFieldUseCases = ReturnType<typeof createCustomFieldUseCases>;

const NO_CATEGORY: ServiceError = { kind: "not_found", message: "Field category not found." };
const NO_FIELD: ServiceError = { kind: "not_found", message: "Custom field not found." };
const CODE_TAKEN = invalid("code", "is the code of another field");

/** Fields that a location adds to clients and appointments (business.md 15). */
export function createCustomFieldUseCases(deps: {
  readonly store: Stored<Needs>;
  readonly log: Log;
}) {
  const { customFields } = deps.store;
  const write = auditedWrite<Needs>(deps);

  const find = (scope: StaffScope, name: string | undefined, id: number | undefined) =>
    findField(customFields, scope, name, id);

  async function list(
    scope: StaffScope,
    name: string,
  ): Promise<Result<CustomField[], ServiceError>> {
    const category = reach(name);
    return category.ok ? ok(await customFields.list(scope.id, category.value)) : category;
  }

  const create = (scope: StaffScope, field: Omit<CustomField, "id">) =>
    write(scope, async (repositories, audit) => {
      const created = await repositories.customFields.add(scope.id, field);
      if (!created) return err(CODE_TAKEN);
      audit("custom field created", { id: created.id });
      return ok(created);
    });

  /** Code and type stay: values that clients have hang on them. */
  async function update(
    scope: StaffScope,
    field: CustomField,
  ): Promise<Result<void, ServiceError>> {
    const stored = await find(scope, field.category, field.id);
    if (!stored.ok) return stored;
    if (stored.value.code !== field.code) return err(invalid("code", "cannot be changed"));
    if (stored.value.type !== field.type) return err(invalid("type", "cannot be changed"));
    return write(scope, async (repositories, audit) => {
      await repositories.customFields.update(scope.id, field);
      audit("custom field changed", { id: field.id });
      return ok(undefined);
    });
  }

  async function remove(
    scope: StaffScope,
    name: string,
    id: number,
  ): Promise<Result<void, ServiceError>> {
    const found = await find(scope, name, id);
    if (!found.ok) return found;
    return write(scope, async (repositories, audit) => {
      const isGone = await repositories.customFields.remove(scope.id, found.value);
      if (!isGone) return err(NO_FIELD);
      audit("custom field deleted", { id });
      return ok(undefined);
    });
  }

  return { reach, find, list, create, update, remove };
}

function reach(name: string | undefined): Result<FieldCategory, ServiceError> {
  const category = categoryOf(name);
  return category ? ok(category) : err(NO_CATEGORY);
}

async function findField(
  customFields: CustomFieldRepository,
  scope: StaffScope,
  name: string | undefined,
  id: number | undefined,
): Promise<Result<CustomField, ServiceError>> {
  const category = reach(name);
  if (!category.ok) return category;
  const fields = await customFields.list(scope.id, category.value);
  const field = fields.find((each) => each.id === id);
  return field ? ok(field) : err(NO_FIELD);
}
