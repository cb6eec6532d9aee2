import { err, ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import type { DeliveryStatus } from "@/lib/domain/salon/mailing";
import type { Caller } from "@/lib/api/platform/access";
import type { Clock } from "@/lib/api/platform/clock";
import type { ServiceError } from "@/lib/api/platform/errors";
import type { MailingRepository } from "./mailing.port";
import { locationsOfMailing } from "./mailing-reach.rules";

export type DeliveryUseCases = ReturnType<typeof createDeliveryUseCases>;

/** Takes the reports of SMS providers, who are partners without a user (business.md 12.1). */
export function createDeliveryUseCases(deps: {
  readonly mailings: MailingRepository;
  readonly clock: Clock;
}) {
  /** The last report of a message counts; with one unknown message none is kept. */
  async function report(
    caller: Caller,
    reports: readonly { readonly id: number; readonly status: DeliveryStatus }[],
  ): Promise<Result<null, ServiceError>> {
    const locations = locationsOfMailing(caller);
    if (locations.length === 0) return err({ kind: "forbidden" });
    const statuses = new Map(reports.map(({ id, status }) => [id, status]));
    const unknown = await deps.mailings.report(locations, statuses, deps.clock());
    if (unknown.length === 0) return ok(null);
    const named = unknown.slice(0, 20).join(", ");
    return err({ kind: "not_found", message: `Messages not found: ${named}.` });
  }

  return { report };
}
