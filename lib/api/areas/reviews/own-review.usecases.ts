import { err, ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import type { Appointment } from "@/lib/domain/salon/appointment";
import { isoWithOffset } from "@/lib/zone/iso";
import { hashToken } from "@/lib/api/platform/access";
import type { AccessControl, Caller, Scope } from "@/lib/api/platform/access";
import { auditedWrite } from "@/lib/api/platform/audit-log";
import type { Log } from "@/lib/api/platform/audit-log";
import type { ServiceError } from "@/lib/api/platform/errors";
import { locationOfSecret } from "@/lib/api/platform/located-secret";
import type { WithReadModel } from "@/lib/api/platform/read-model";
import type { Stored } from "@/lib/api/platform/transactional";
import type { AppointmentRepositories } from "@/lib/api/areas/appointments/repositories.port";
import { isOpen, refusalOfReview } from "./own-review.rules";
import type { ReviewedVisit } from "./own-review.contract";
import type { ReviewRepositories } from "./repositories.port";

type Needs = ReviewRepositories & Pick<AppointmentRepositories, "appointments">;

type Visit = { readonly scope: Scope; readonly appointment: Appointment };

const NO_VISIT: ServiceError = {
  kind: "not_found",
  message: "There is nothing to review here, or the time for it is over.",
};

export type OwnReviewUseCases = ReturnType<typeof createOwnReviewUseCases>;

/** What the client of a visit says of it, opened by the token of the booking (business.md 7.1). */
export function createOwnReviewUseCases(deps: {
  readonly store: Stored<Needs> & WithReadModel;
  readonly access: AccessControl;
  readonly log: Log;
}) {
  const { store, access } = deps;
  const write = auditedWrite<Needs>(deps);

  const visitOf = visitReader(store, access);
  return {
    find: async (caller: Caller, token: string): Promise<Result<ReviewedVisit, ServiceError>> => {
      const visit = await visitOf(caller, token);
      if (!visit.ok) return visit;
      const { scope, appointment } = visit.value;
      const isReviewed = await store.reviews.isReviewed(scope.id, appointment.id);
      return ok(await viewOf(store, visit.value, isReviewed));
    },

    /** Once a visit, from its beginning; nobody changes it afterwards. */
    add: async (
      caller: Caller,
      token: string,
      wanted: { readonly rating: number; readonly text?: string | undefined },
    ): Promise<Result<ReviewedVisit, ServiceError>> => {
      const visit = await visitOf(caller, token);
      if (!visit.ok) return visit;
      const { scope, appointment } = visit.value;
      const refusal = refusalOfReview(appointment, scope.now);
      if (refusal) return err(refusal);
      const added = await write<Result<null, ServiceError>>(
        { id: scope.id },
        async ({ reviews }, audit) => {
          const { id: appointmentId, memberId } = appointment;
          const review = await reviews.addOnce(scope.id, {
            memberId,
            rating: wanted.rating,
            text: wanted.text ?? "",
            authorName: appointment.client?.name ?? "",
            writtenBy: 0,
            writtenAt: scope.now,
            appointmentId,
          });
          if (!review)
            return err({ kind: "conflict", message: "This visit was reviewed already." });
          audit("visit reviewed", { memberId, appointmentId, id: review.id });
          return ok(null);
        },
      );
      return added.ok ? ok(await viewOf(store, visit.value, true)) : added;
    },
  };
}

/** The visit of a token, where there is one that can still be reviewed. */
function visitReader(store: Needs, access: AccessControl) {
  return async function visitOf(
    caller: Caller,
    token: string,
  ): Promise<Result<Visit, ServiceError>> {
    const location = locationOfSecret(token);
    if (location === null) return err(NO_VISIT);
    const entered = await access.enter(caller, location);
    if (!entered.ok) return entered.error.kind === "not_found" ? err(NO_VISIT) : entered;
    const scope = entered.value;
    const id = await store.reviewTokens.find(scope.id, hashToken(token));
    const appointment = id === null ? null : await store.appointments.find(scope.id, id);
    if (!appointment || !isOpen(appointment, scope.now)) return err(NO_VISIT);
    return ok({ scope, appointment });
  };
}

async function viewOf(
  store: WithReadModel,
  { scope, appointment }: Visit,
  isReviewed: boolean,
): Promise<ReviewedVisit> {
  const { location } = scope;
  const team = await store.readModel.team(scope.id, scope.today);
  const member = team.find(({ id }) => id === appointment.memberId) ?? null;
  const startsAt = isoWithOffset(location.timeZone, appointment.startsAt);
  return { appointment, member, location, startsAt, isReviewed };
}
