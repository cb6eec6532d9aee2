import { err, ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import type { ClientToSave } from "@/lib/domain/salon/client";
import { seesClientPhones } from "@/lib/domain/salon/client-rights";
import type { StaffScope } from "@/lib/api/platform/access";
import { auditedWrite } from "@/lib/api/platform/audit-log";
import type { Log, Write } from "@/lib/api/platform/audit-log";
import type { Transactional } from "@/lib/api/platform/transactional";
import { invalid } from "@/lib/api/platform/errors";
import type { ServiceError } from "@/lib/api/platform/errors";
import type { ClientView } from "./clients.contract";
import type { BulkError, BulkItem, ClientInput } from "./new-client.contract";
import { PhoneTakenError } from "./client.port";
import { clientViewOf, NO_CLIENT } from "./client-views.rules";
import type { ClientRepositories } from "./repositories.port";
import { phoneToKeep } from "./typed-phone.steps";
import { bulkDraftOf, detailsOf, draftOf, withHidden, withReadPhone } from "./client-draft.rules";
import type { Known } from "./client-draft.rules";

type Needs = Pick<ClientRepositories, "clients" | "tags" | "customFields">;

export type BulkOutcome = {
  readonly created: readonly ClientView[];
  readonly errors: readonly BulkError[];
};

const PHONE_TAKEN: ServiceError = invalid("phone", "is already in the client base");
const MAX_ATTEMPTS = 3;
const NO_PHONE: ServiceError = invalid("phone", "must not be empty");

export type ClientWritingUseCases = ReturnType<typeof createClientWritingUseCases>;

/** Creates and changes clients (business.md 5.3, 5.5). */
export function createClientWritingUseCases(deps: {
  readonly store: Transactional<Needs>;
  readonly log: Log;
}) {
  const write = auditedWrite<Needs>(deps);

  async function create(
    scope: StaffScope,
    input: ClientInput,
  ): Promise<Result<ClientView, ServiceError>> {
    if (input.phone === "") return err(NO_PHONE);
    return refusingTakenPhones(() =>
      write(scope, async (repositories, audit) => {
        const phone = await freePhone(scope, input.phone, null, repositories);
        if (!phone.ok) return phone;
        const told = { ...input, phone: phone.value };
        const draft = draftOf(told, await knownTo(scope, repositories), null);
        if (!draft.ok) return draft;
        const ids = await repositories.clients.create(scope.id, [draft.value], scope.now);
        audit("client created", { ids });
        return viewOf(scope, ids[0] ?? 0, repositories);
      }),
    );
  }

  /** What the body does not name stays as it is; so do phone and e-mail that the user may not see. */
  function update(
    scope: StaffScope,
    id: number,
    input: ClientInput,
  ): Promise<Result<ClientView, ServiceError>> {
    return refusingTakenPhones(() =>
      write(scope, async (repositories, audit) => {
        await repositories.clients.lock(scope.id, id); // whoever deletes them meanwhile waits
        const stored = await repositories.clients.find(scope.id, id);
        if (!stored) return err(NO_CLIENT);
        if (input.phone === "" && seesClientPhones(scope.access)) return err(NO_PHONE);
        const shown = withHidden(scope, input, stored);
        const phone = await freePhone(scope, shown.phone, stored, repositories);
        if (!phone.ok) return phone;
        const told = { ...shown, phone: phone.value };
        const known = await knownTo(scope, repositories);
        const before = { ...detailsOf(stored), tagIds: stored.tags.map((each) => each.id) };
        const draft = draftOf(told, known, before);
        if (!draft.ok) return draft;
        await repositories.clients.update(scope.id, id, draft.value, scope.now);
        audit("client changed", { ids: [id] });
        return viewOf(scope, id, repositories);
      }),
    );
  }

  /** Adds those that can be added and tells what is wrong with the others. */
  const createMany = (scope: StaffScope, items: readonly BulkItem[]) =>
    addMany(write, scope, items);

  return { create, update, createMany };
}

/** Who loses a phone to another writer tries again, for it is then among the errors. */
async function addMany(
  write: Write<Needs>,
  scope: StaffScope,
  items: readonly BulkItem[],
  attempt = 1,
): Promise<Result<BulkOutcome, ServiceError>> {
  const outcome = await refusingTakenPhones(() =>
    write(scope, async (repositories, audit) => {
      const { drafts, errors } = await sorted(scope, items, repositories);
      const ids = await repositories.clients.create(scope.id, drafts, scope.now);
      const created = await viewsOf(scope, ids, repositories);
      if (created.length > 0) {
        audit("client created", { ids: created.map((view) => view.client.id) });
      }
      return ok({ created, errors });
    }),
  );
  const isRaced = !outcome.ok && outcome.error === PHONE_TAKEN && attempt < MAX_ATTEMPTS;
  return isRaced ? addMany(write, scope, items, attempt + 1) : outcome;
}

/** The phone as it is kept, which nobody else has; a client keeps theirs whatever it is. */
async function freePhone(
  scope: StaffScope,
  typed: string,
  stored: { readonly phone: string } | null,
  repositories: Needs,
): Promise<Result<string, ServiceError>> {
  const phone = await phoneToKeep(
    scope,
    { typed, field: "phone", stored: stored?.phone },
    repositories,
  );
  if (!phone.ok || phone.value === stored?.phone) return phone;
  const taken = await repositories.clients.knownPhones(scope.id, [phone.value]);
  return taken.size > 0 ? err(PHONE_TAKEN) : phone;
}

async function knownTo(scope: StaffScope, repositories: Needs): Promise<Known> {
  const tags = await repositories.tags.list(scope.id);
  return {
    tags: tags.filter(({ entity }) => entity === 0 || entity === 1),
    fields: await repositories.customFields.list(scope.id, "client"),
  };
}

async function sorted(scope: StaffScope, given: readonly BulkItem[], repositories: Needs) {
  const known = await knownTo(scope, repositories);
  const items = given.map((item) => withReadPhone(scope, item));
  const phones = items.flatMap((item) => (item.isGood ? [item.input.phone] : []));
  const taken = await repositories.clients.knownPhones(scope.id, phones);
  const drafts: ClientToSave[] = [];
  const errors: BulkError[] = [];
  for (const item of items) {
    const draft = item.isGood ? bulkDraftOf(item.input, known, taken) : err(item.error);
    if (draft.ok) drafts.push(draft.value);
    else errors.push(draft.error);
    if (draft.ok) taken.add(draft.value.phone);
  }
  return { drafts, errors };
}

async function viewOf(
  scope: StaffScope,
  id: number,
  repositories: Needs,
): Promise<Result<ClientView, ServiceError>> {
  const card = await repositories.clients.find(scope.id, id);
  if (!card) throw new Error(`Client ${id} was not found after it was written`);
  return ok(clientViewOf(scope, card));
}

async function viewsOf(
  scope: StaffScope,
  ids: readonly number[],
  { clients }: Pick<ClientRepositories, "clients">,
): Promise<ClientView[]> {
  const { items } = await clients.search(scope.id, {
    filters: [{ kind: "ids", values: ids, isInverted: false }],
    operation: "and",
    order: "id",
    isDescending: false,
    offset: 0,
    limit: Math.max(1, ids.length),
  });
  return items.map((card) => clientViewOf(scope, card));
}

/** The database decides between two writers of one phone at the same moment. */
async function refusingTakenPhones<T>(
  write: () => Promise<Result<T, ServiceError>>,
): Promise<Result<T, ServiceError>> {
  try {
    return await write();
  } catch (error) {
    if (error instanceof PhoneTakenError) return err(PHONE_TAKEN);
    throw error;
  }
}
