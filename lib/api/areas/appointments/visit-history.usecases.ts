import { err, ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import { seesClientPhones } from "@/lib/domain/salon/client-rights";
import type { StaffScope } from "@/lib/api/platform/access";
import type { ClientRepository } from "@/lib/api/areas/clients/client.port";
import { phoneToKeep } from "@/lib/api/areas/clients/typed-phone.steps";
import type { ServiceError } from "@/lib/api/platform/errors";
import type { AppointmentUseCases } from "./appointments.usecases";
import type { PaidLines, VisitMoney } from "./visit-money.port";
import { firstPage, isWantedVisit } from "./visit-search.rules";
import type { VisitPage, VisitSearch } from "./visit-search.rules";

/** More than a client makes in a life. */
const ALL = 100_000;

export type VisitHistoryUseCases = ReturnType<typeof createVisitHistoryUseCases>;

/** What a client had done, newest first (business.md 5.6). */
export function createVisitHistoryUseCases(deps: {
  readonly clients: ClientRepository;
  readonly appointments: Pick<AppointmentUseCases, "list">;
  readonly visitMoney: VisitMoney;
}) {
  async function search(
    scope: StaffScope,
    wanted: VisitSearch,
  ): Promise<Result<VisitPage & { readonly paid: PaidLines }, ServiceError>> {
    const clientId = await clientOf(scope, wanted);
    if (clientId === null) return err({ kind: "not_found", message: "Client not found." });
    const found = await deps.appointments.list(scope, {
      clientId,
      dates: { from: wanted.from ?? undefined, to: wanted.to ?? undefined },
      createdDates: {},
      withDeleted: false,
      page: 1,
      count: ALL,
    });
    if (!found.ok) return found;
    const { items } = found.value;
    const ids = items.map(({ appointment }) => appointment.id);
    const paid = await deps.visitMoney.paidOf(scope.id, ids);
    const matching = items.filter((view) =>
      isWantedVisit(view, paid.get(view.appointment.id) ?? [], wanted),
    );
    return ok({ ...firstPage(matching.reverse(), wanted), paid });
  }

  async function clientOf(scope: StaffScope, wanted: VisitSearch): Promise<number | null> {
    const { clientId, clientPhone } = wanted;
    if (clientId !== null) return (await deps.clients.find(scope.id, clientId))?.id ?? null;
    if (!seesClientPhones(scope.access)) return null; // a hit would tell the phone
    const phone = await phoneToKeep(
      scope,
      { typed: clientPhone ?? "", field: "client_phone" },
      deps,
    );
    const found = phone.ok ? await deps.clients.findByPhone(scope.id, phone.value) : null;
    return found?.id ?? null;
  }

  return { search };
}
