import { err, ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import { seesClientPhones } from "@/lib/domain/salon/client-rights";
import type { MailingChannel, Message } from "@/lib/domain/salon/mailing";
import { isoCompactOffset } from "@/lib/zone/iso";
import type { StaffScope } from "@/lib/api/platform/access";
import { auditedWrite } from "@/lib/api/platform/audit-log";
import type { Log } from "@/lib/api/platform/audit-log";
import { partFilters } from "@/lib/api/areas/clients/client-views.rules";
import type { ClientParts } from "@/lib/api/areas/clients/client-views.rules";
import type { Stored } from "@/lib/api/platform/transactional";
import type { ServiceError } from "@/lib/api/platform/errors";
import type { MailingRepositories } from "./repositories.port";
import type { MessageView } from "./mailings.contract";
import type { Recipients } from "./mailing.port";
import type { MailingTransport } from "./transport.port";
import { unknownClients } from "./mailing-reach.rules";

type Needs = Pick<MailingRepositories, "mailings">;

export type MailingText = {
  readonly channel: MailingChannel;
  readonly subject: string;
  readonly text: string;
};

export type MessagePage = { readonly items: readonly MessageView[]; readonly total: number };

export type MailingUseCases = ReturnType<typeof createMailingUseCases>;

/** Writes to clients, and shows what was written (business.md 12.1). */
export function createMailingUseCases(deps: {
  readonly store: Stored<Needs>;
  readonly transport: MailingTransport;
  readonly log: Log;
}) {
  const { store, transport } = deps;
  const write = auditedWrite<Needs>(deps);

  async function send(scope: StaffScope, text: MailingText, recipients: Recipients) {
    const message = {
      ...text,
      recipients,
      isPersonal: false,
      appointmentId: null,
      createdBy: scope.user.id,
      at: scope.now,
    };
    await write(scope, async ({ mailings }, audit) => {
      const count = await transport.take(scope.id, message, mailings);
      audit("mailing accepted", { channel: text.channel, count });
    });
  }

  /** All or nothing: one unknown client, and nobody is written to (inferred). */
  async function sendTo(
    scope: StaffScope,
    text: MailingText,
    ids: readonly number[],
  ): Promise<Result<void, ServiceError>> {
    const known = await store.mailings.knownClients(scope.id, ids);
    const unknown = [...new Set(ids)].filter((id) => !known.has(id));
    if (unknown.length > 0) return err(unknownClients(unknown));
    await send(scope, text, { kind: "clients", ids });
    return ok(undefined);
  }

  /** Without parts everybody. */
  async function sendToMatching(
    scope: StaffScope,
    text: MailingText,
    parts: ClientParts,
  ): Promise<Result<void, ServiceError>> {
    await send(scope, text, { kind: "matching", filters: partFilters(scope, parts) });
    return ok(undefined);
  }

  async function list(
    scope: StaffScope,
    { page, count }: { readonly page: number; readonly count: number },
  ): Promise<MessagePage> {
    const offset = (page - 1) * count;
    const { items, total } = await store.mailings.list(scope.id, { offset, limit: count });
    return { items: items.map((message) => viewOf(scope, message)), total };
  }

  return { sendTo, sendToMatching, list };
}

function viewOf({ location, access }: StaffScope, message: Message): MessageView {
  const { createdAt, report } = message;
  return {
    message,
    createdAt: isoCompactOffset(location.timeZone, createdAt),
    reportedAt: report ? isoCompactOffset(location.timeZone, report.at) : "",
    showsAddress: seesClientPhones(access),
  };
}
