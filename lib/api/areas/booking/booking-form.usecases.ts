import type { BookingFormChange } from "./booking-forms.contract";
import { err, ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import { NEW_BOOKING_FORM } from "@/lib/domain/salon/booking-form";
import type { BookingForm } from "@/lib/domain/salon/booking-form";
import type { StaffScope } from "@/lib/api/platform/access";
import type { BookingRepositories } from "./repositories.port";
import type { CatalogueRepositories } from "@/lib/api/areas/catalogue/repositories.port";
import type { WithReadModel } from "@/lib/api/platform/read-model";
import { invalid } from "@/lib/api/platform/errors";
import type { ServiceError } from "@/lib/api/platform/errors";

export const NO_FORM: ServiceError = { kind: "not_found", message: "Booking form not found." };

export type BookingFormService = ReturnType<typeof createBookingFormService>;

/** Booking widgets of a location (business.md 10.3). */
export function createBookingFormService({
  store,
  log,
}: {
  readonly store: Pick<BookingRepositories, "bookingForms"> &
    Pick<CatalogueRepositories, "services"> &
    WithReadModel;
  readonly log: (entry: object) => void;
}) {
  const { bookingForms } = store;

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
    const form = await bookingForms.add(scope.id, { ...NEW_BOOKING_FORM, ...wanted });
    note(scope, "booking form created", form.id);
    return ok(form);
  }

  /** What is left out stays as it is. */
  async function change(
    scope: StaffScope,
    id: number,
    wanted: BookingFormChange,
  ): Promise<Result<BookingForm, ServiceError>> {
    const problem = await problemOfChoice(scope, wanted, store);
    if (problem) return err(problem);
    const form = await bookingForms.save(scope.id, id, wanted);
    if (!form) return err(NO_FORM);
    note(scope, "booking form changed", id);
    return ok(form);
  }

  async function remove(scope: StaffScope, id: number): Promise<Result<null, ServiceError>> {
    if (!(await bookingForms.remove(scope.id, id))) return err(NO_FORM);
    note(scope, "booking form deleted", id);
    return ok(null);
  }

  function note(scope: StaffScope, event: string, formId: number): void {
    log({ event, locationId: scope.id, userId: scope.user.id, formId });
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
