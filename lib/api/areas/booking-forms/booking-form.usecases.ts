import type { BookingFormChange } from "./booking-forms.contract";
import type { BookingFormRepositories } from "./repositories.port";
import { err, ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import { NEW_BOOKING_FORM } from "@/lib/domain/salon/booking-form";
import type { BookingForm } from "@/lib/domain/salon/booking-form";
import type { StaffScope } from "@/lib/api/platform/access";
import { auditedWrite } from "@/lib/api/platform/audit-log";
import type { Log } from "@/lib/api/platform/audit-log";
import type { CatalogueRepositories } from "@/lib/api/areas/catalogue/repositories.port";
import type { WithReadModel } from "@/lib/api/platform/read-model";
import type { Stored } from "@/lib/api/platform/transactional";
import { invalid } from "@/lib/api/platform/errors";
import type { ServiceError } from "@/lib/api/platform/errors";

type Needs = BookingFormRepositories & Pick<CatalogueRepositories, "services">;

export const NO_FORM: ServiceError = { kind: "not_found", message: "Booking form not found." };

export type BookingFormUseCases = ReturnType<typeof createBookingFormUseCases>;

/** Booking widgets of a location (business.md 10.3). */
export function createBookingFormUseCases(deps: {
  readonly store: Stored<Needs> & WithReadModel;
  readonly log: Log;
}) {
  const { store } = deps;
  const { bookingForms } = store;
  const write = auditedWrite<Needs>(deps);

  const list = (scope: StaffScope): Promise<BookingForm[]> => bookingForms.list(scope.id);

  async function find(
    scope: StaffScope,
    id: number | undefined,
  ): Promise<Result<BookingForm, ServiceError>> {
    const form = id === undefined ? null : await bookingForms.find(scope.id, id);
    return form ? ok(form) : err(NO_FORM);
  }

  async function create(
    scope: StaffScope,
    wanted: BookingFormChange & Pick<BookingForm, "title">,
  ): Promise<Result<BookingForm, ServiceError>> {
    const problem = await problemOfChoice(scope, wanted, store);
    if (problem) return err(problem);
    return write(scope, async (repositories, audit) => {
      const fields = { ...NEW_BOOKING_FORM, ...wanted };
      const form = await repositories.bookingForms.add(scope.id, fields);
      audit("booking form created", { formId: form.id });
      return ok(form);
    });
  }

  /** What is left out stays as it is. */
  async function change(
    scope: StaffScope,
    id: number,
    wanted: BookingFormChange,
  ): Promise<Result<BookingForm, ServiceError>> {
    const problem = await problemOfChoice(scope, wanted, store);
    if (problem) return err(problem);
    return write(scope, async (repositories, audit) => {
      const form = await repositories.bookingForms.save(scope.id, id, wanted);
      if (!form) return err(NO_FORM);
      audit("booking form changed", { formId: id });
      return ok(form);
    });
  }

  function remove(scope: StaffScope, id: number): Promise<Result<null, ServiceError>> {
    return write(scope, async (repositories, audit) => {
      if (!(await repositories.bookingForms.remove(scope.id, id))) return err(NO_FORM);
      audit("booking form deleted", { formId: id });
      return ok(null);
    });
  }

  return { list, find, create, change, remove };
}

/** A service and a member that are chosen beforehand must be there (inferred). */
async function problemOfChoice(
  scope: StaffScope,
  { serviceId = 0, memberId = -1 }: BookingFormChange,
  { services, readModel }: Pick<CatalogueRepositories, "services"> & WithReadModel,
): Promise<ServiceError | null> {
  if (serviceId > 0) {
    const known = await services.list(scope.id);
    if (!known.some(({ id }) => id === serviceId)) {
      return invalid("service_step_default", "names no service of this location");
    }
  }
  if (memberId > 0) {
    const team = await readModel.team(scope.id, scope.today);
    if (!team.some(({ id, isRemoved }) => id === memberId && !isRemoved)) {
      return invalid("master_step_default", "names no team member of this location");
    }
  }
  return null;
}
