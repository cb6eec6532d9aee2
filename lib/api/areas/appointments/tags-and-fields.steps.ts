import type { MarksToSet } from "./tags-and-fields.contract";
import { readCustomValues } from "@/lib/api/areas/clients/custom-values.contract";
import { err, ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import type { Appointment } from "@/lib/domain/salon/appointment";
import type { CustomValues } from "@/lib/domain/salon/client";
import type { StaffScope } from "@/lib/api/platform/access";
import { seesCustomFields } from "./appointment-policy.rules";
import type { ClientRepositories } from "@/lib/api/areas/clients/repositories.port";
import { invalid } from "@/lib/api/platform/errors";
import type { ServiceError } from "@/lib/api/platform/errors";

/** Tags and custom fields that an appointment is to have. */
export type Marks = {
  readonly tagIds: readonly number[];
  readonly customFields: CustomValues;
};

type Before = Pick<Appointment, "tags" | "customFields">;

const UNMARKED: Before = { tags: [], customFields: {} };

const CLOSED: ServiceError = {
  kind: "forbidden",
  message: "You may not change the custom fields of appointments.",
};

/** What the body asks for, joined with what is there; unknown tags and wrong values are refused. */
export async function marksOf(
  scope: StaffScope,
  wanted: MarksToSet | undefined,
  repositories: Pick<ClientRepositories, "tags" | "customFields">,
  before: Before = UNMARKED,
): Promise<Result<Marks, ServiceError>> {
  const tagIds = await tagsOf(scope, wanted?.tagIds, repositories, before);
  if (!tagIds.ok) return tagIds;
  const values = await valuesOf(scope, wanted?.customValues, repositories, before);
  return values.ok ? ok({ tagIds: tagIds.value, customFields: values.value }) : values;
}

/** Tags for everything and for appointments; one that it carries may stay whatever it is. */
async function tagsOf(
  scope: StaffScope,
  wanted: readonly number[] | undefined,
  { tags }: Pick<ClientRepositories, "tags">,
  before: Before,
): Promise<Result<readonly number[], ServiceError>> {
  const carried = before.tags.map(({ id }) => id);
  const ids = [...new Set(wanted ?? carried)];
  const added = ids.filter((id) => !carried.includes(id));
  if (added.length === 0) return ok(ids);
  const known = (await tags.list(scope.id)).filter(({ entity }) => entity === 0 || entity === 2);
  const unknown = added.filter((id) => known.every((each) => each.id !== id));
  if (unknown.length === 0) return ok(ids);
  return err(invalid("record_labels", `has unknown tags: ${unknown.join(", ")}`));
}

/**
 * An empty object changes nothing: that is what a user who may not see the fields read before they
 * sends the whole back (business.md 6.7). Fields that are not named stay.
 */
async function valuesOf(
  scope: StaffScope,
  wanted: Readonly<Record<string, unknown>> | undefined,
  { customFields }: Pick<ClientRepositories, "customFields">,
  { customFields: before }: Before,
): Promise<Result<CustomValues, ServiceError>> {
  if (wanted === undefined || Object.keys(wanted).length === 0) return ok(before);
  if (!seesCustomFields(scope)) return err(CLOSED);
  const fields = await customFields.list(scope.id, "appointment");
  const { values, errors } = readCustomValues({ ...before, ...wanted }, fields);
  const isWrong = Object.keys(errors).length > 0;
  const isChanged = isWrong || fields.some(({ code }) => values[code] !== before[code]);
  const mayEdit = scope.access.grants.includes("custom_fields_record_values_edit_access");
  if (isChanged && !mayEdit) return err(CLOSED);
  return isWrong ? err({ kind: "invalid", errors }) : ok(values);
}
