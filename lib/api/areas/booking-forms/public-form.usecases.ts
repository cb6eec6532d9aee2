import { bookingWordsIn } from "./booking-words.contract";
import type { BookingWords } from "./booking-words.contract";
import type { PublicForm } from "./public-booking-form.contract";
import { err, ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import type { OnlineSettings } from "@/lib/domain/salon/online-settings";
import type { AccessControl, Caller, Scope } from "@/lib/api/platform/access";
import { NO_FORM } from "./booking-form.usecases";
import type { BookingFormRepositories } from "./repositories.port";
import type { BookingRepositories } from "@/lib/api/areas/booking/repositories.port";
import type { ServiceError } from "@/lib/api/platform/errors";

export type PublicFormUseCases = ReturnType<typeof createPublicFormUseCases>;

/** What visitors read before they book: form, words, privacy policy (business.md 9.1, 9.8). */
export function createPublicFormUseCases({
  store,
  access,
}: {
  readonly store: Pick<BookingRepositories, "onlineSettings"> & BookingFormRepositories;
  readonly access: AccessControl;
}) {
  /** Its path names no location: that of the form must be one that the caller may enter. */
  async function find(caller: Caller, id: number): Promise<Result<PublicForm, ServiceError>> {
    const place = await store.bookingForms.locationOf(id);
    if (place === null) return err(NO_FORM);
    const scope = await access.enter(caller, place);
    if (!scope.ok) return scope;
    const { id: at, location } = scope.value;
    const [form, settings] = await Promise.all([
      store.bookingForms.find(at, id),
      store.onlineSettings.find(at),
    ]);
    return form ? ok({ form, location, settings }) : err(NO_FORM);
  }

  function words(code: string): Result<BookingWords, ServiceError> {
    const found = bookingWordsIn(code);
    return found ? ok(found) : err({ kind: "not_found", message: "Language not found." });
  }

  const settings = ({ id }: Scope): Promise<OnlineSettings> => store.onlineSettings.find(id);

  return { find, words, settings };
}
