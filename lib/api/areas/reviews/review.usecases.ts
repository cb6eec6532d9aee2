import { err, ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import type { Review } from "@/lib/domain/salon/review";
import type { TeamMember } from "@/lib/domain/salon/team-member";
import { isoWithOffset } from "@/lib/zone/iso";
import type { StaffScope } from "@/lib/api/platform/access";
import { auditedWrite } from "@/lib/api/platform/audit-log";
import type { Log } from "@/lib/api/platform/audit-log";
import type { ReadModel } from "@/lib/api/platform/read-model";
import { memberFor, withinReach } from "@/lib/api/platform/member-visibility";
import type { ServiceError } from "@/lib/api/platform/errors";
import type { Stored } from "@/lib/api/platform/transactional";
import type { ReviewView } from "./reviews.contract";
import { openSpanOf } from "@/lib/api/areas/appointments/date-range.rules";
import type { DateRange } from "@/lib/api/areas/appointments/date-range.rules";
import type { ReviewRepositories } from "./repositories.port";

export type ReviewFilter = {
  readonly written: DateRange;
  readonly memberId?: number | undefined;
  readonly rating?: number | undefined;
  readonly page: number;
  readonly count: number;
};

export type ReviewUseCases = ReturnType<typeof createReviewUseCases>;

/** Reviews of team members (business.md 7). */
export function createReviewUseCases(deps: {
  readonly store: Stored<ReviewRepositories>;
  readonly readModel: ReadModel;
  readonly log: Log;
}) {
  const write = auditedWrite<ReviewRepositories>(deps);

  async function list(
    scope: StaffScope,
    filter: ReviewFilter,
  ): Promise<Result<{ items: ReviewView[]; total: number }, ServiceError>> {
    const team = await deps.readModel.team(scope.id, scope.today);
    const { memberId, rating, page, count } = filter;
    const one = memberId === undefined ? null : memberFor(scope, team, memberId, "read");
    if (one && !one.ok) return one;
    const members = one ? [one.value] : withinReach(scope, team);
    const written = openSpanOf(scope.location.timeZone, filter.written, "end_date");
    if (!written.ok) return written;
    const found = await deps.store.reviews.list(scope.id, {
      memberIds: members.map(({ id }) => id),
      written: written.value,
      ...(rating !== undefined && { rating }),
      offset: (page - 1) * count,
      limit: count,
    });
    return ok({ items: found.items.map((each) => viewOf(scope, each)), total: found.total });
  }

  async function add(
    scope: StaffScope,
    member: TeamMember,
    wanted: { readonly mark: number; readonly text: string; readonly name: string },
  ): Promise<Result<ReviewView, ServiceError>> {
    if (member.isRemoved) return err({ kind: "not_found", message: "Team member not found." });
    return write(scope, async ({ reviews }, audit) => {
      const review = await reviews.add(scope.id, {
        memberId: member.id,
        rating: wanted.mark,
        text: wanted.text,
        authorName: wanted.name,
        writtenBy: scope.user.id,
        writtenAt: scope.now,
        appointmentId: null,
      });
      audit("review written", { memberId: member.id, id: review.id });
      return ok(viewOf(scope, review));
    });
  }

  return { list, add };
}

function viewOf({ location }: StaffScope, review: Review): ReviewView {
  return { review, writtenAt: isoWithOffset(location.timeZone, review.writtenAt) };
}
