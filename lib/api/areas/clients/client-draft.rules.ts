import { err, ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import type { FieldErrors } from "@/lib/domain/field-errors";
import type { ServiceError } from "@/lib/api/platform/errors";
import type { ClientDetails, ClientToSave } from "@/lib/domain/salon/client";
import type { CustomField } from "@/lib/domain/salon/custom-field";
import { phoneAt } from "@/lib/phone/phone-at";
import type { Tag } from "@/lib/domain/salon/tag";
import type { StaffScope } from "@/lib/api/platform/access";
import { seesClientPhones } from "@/lib/domain/salon/client-rights";
import { WRONG_PHONE } from "./new-client.contract";
import type { BulkError, BulkItem, ClientInput } from "./new-client.contract";
import { readCustomValues } from "./custom-values.contract";

/** The tags and fields that clients of the location may have. */
export type Known = { readonly tags: readonly Tag[]; readonly fields: readonly CustomField[] };
const BLANK: Omit<ClientDetails, "name" | "phone"> = {
  surname: "",
  middleName: "",
  email: "",
  gender: 0,
  importance: 0,
  discount: 0,
  card: "",
  birthDate: null,
  comment: "",
  isGreetedBySms: false,
  isOutOfMailings: false,
  spent: 0,
  balance: 0,
  customFields: {},
};
const TAKEN = "The phone is already in the client base.";

/**
 * The client as the body wants them, over what is stored; unknown tags and wrong values are
 * refused.
 */
export function draftOf(
  input: ClientInput,
  { tags, fields }: Known,
  before: ClientToSave | null,
): Result<ClientToSave, ServiceError> {
  const { tagIds = before?.tagIds ?? [], customValues, ...told } = input;
  const { values, errors } = readCustomValues(customValues ?? {}, fields);
  const others = Object.entries(before?.customFields ?? {}).filter(
    ([code]) => !Object.hasOwn(customValues ?? {}, code),
  );
  const kept = new Set(before?.tagIds);
  const unknown = tagIds.filter((id) => !kept.has(id) && !tags.some((each) => each.id === id));
  const problems: FieldErrors = {
    ...errors,
    ...(unknown.length > 0 && { categories: [`has unknown tags: ${unknown.join(", ")}`] }),
  };
  if (Object.keys(problems).length > 0) return err({ kind: "invalid", errors: problems });
  return ok({
    ...BLANK,
    ...before,
    ...told,
    customFields: { ...Object.fromEntries(others), ...values },
    tagIds,
  });
}

/** An empty phone or e-mail of a user who sees neither means the stored one. */
export function withHidden(
  scope: StaffScope,
  input: ClientInput,
  stored: ClientDetails,
): ClientInput {
  if (seesClientPhones(scope.access)) return input;
  return {
    ...input,
    ...(input.phone === "" && { phone: stored.phone }),
    ...(input.email === "" && { email: stored.email }),
  };
}

/** What people write about a client, without what is counted. */
export function detailsOf(client: ClientDetails): ClientDetails {
  return {
    name: client.name,
    surname: client.surname,
    middleName: client.middleName,
    phone: client.phone,
    email: client.email,
    gender: client.gender,
    importance: client.importance,
    discount: client.discount,
    card: client.card,
    birthDate: client.birthDate,
    comment: client.comment,
    isGreetedBySms: client.isGreetedBySms,
    isOutOfMailings: client.isOutOfMailings,
    spent: client.spent,
    balance: client.balance,
    customFields: client.customFields,
  };
}

/** A client of a bulk with their phone as it is kept (business.md 5.5). */
export function withReadPhone(scope: StaffScope, item: BulkItem): BulkItem {
  if (!item.isGood || item.input.phone === "") return item;
  const { name, phone: typed } = item.input;
  const phone = phoneAt(scope.location, typed);
  if (phone !== null) return { isGood: true, input: { ...item.input, phone } };
  return { isGood: false, error: { phone: typed, name, error: WRONG_PHONE } };
}

/** A client of a bulk, or the sentence on why they cannot be added (business.md 5.5). */
export function bulkDraftOf(
  input: ClientInput,
  known: Known,
  taken: ReadonlySet<string>,
): Result<ClientToSave, BulkError> {
  const { name, phone } = input;
  if (phone === "") return err({ name, error: "The phone is empty." });
  if (taken.has(phone)) return err({ phone, name, error: TAKEN });
  const draft = draftOf(input, known, null);
  if (draft.ok) return draft;
  const [field, problems] =
    Object.entries("errors" in draft.error ? (draft.error.errors ?? {}) : {})[0] ?? [];
  return err({ phone, name, error: `${field} ${problems?.[0]}.` });
}
