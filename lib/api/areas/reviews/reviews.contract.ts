import { z } from "zod";
import type { Review } from "@/lib/domain/salon/review";
import { pageQuery } from "@/lib/api/wire/paths";
import { one } from "@/lib/api/wire/parameter-aliases";
import { wireDate } from "@/lib/api/wire/wire-dates";
import {
  answerText,
  listOf,
  wireId,
  wireIdOrNone,
  wireInteger,
  wireText,
} from "@/lib/api/wire/wire-formats";

/** `/comments/{location_id}/{team_member_id}` */
export const reviewPath = z.object({ location_id: wireId, team_member_id: wireId });

const rating = wireInteger({ min: 1, max: 5 });

/** Query of `GET /comments/{location_id}` (business.md 7). */
export const reviewsQuery = z.object({
  start_date: one(wireDate).optional(),
  end_date: one(wireDate).optional(),
  team_member_id: one(wireId).optional(),
  rating: one(rating).optional(),
  ...pageQuery(50),
});

/** A review in an answer (business.md 7). */
export const reviewSchema = z
  .looseObject({
    id: wireId,
    type: wireInteger({ min: 0, max: 1 }).meta({
      type: "integer",
      description: "1 of a team member, 0 of the location",
    }),
    master_id: wireId,
    text: answerText,
    date: answerText,
    rating,
    user_id: wireIdOrNone.meta({ type: "integer", description: "0 = the client themselves" }),
    user_name: answerText,
  })
  .meta({ id: "Review" });

export const reviewListSchema = listOf(reviewSchema);

/** Body of `POST /comments/{location_id}/{team_member_id}` (business.md 7). */
export const newReviewSchema = z
  .looseObject(
    { mark: rating, text: wireText(10_000), name: wireText(255) },
    { error: "must be an object" },
  )
  .meta({ id: "NewReview", example: { mark: 5, text: "Very kind", name: "Ana" } });

/** Local time of the location with offset. */
export type ReviewView = { readonly review: Review; readonly writtenAt: string };

/** A review; those of the location itself do not occur here. */
export function reviewToWire({ review, writtenAt }: ReviewView): Record<string, unknown> {
  return {
    id: review.id,
    type: 1,
    master_id: review.memberId,
    text: review.text,
    date: writtenAt.slice(0, 19).replace("T", " "),
    rating: review.rating,
    user_id: review.writtenBy,
    user_name: review.authorName,
    user_avatar: "",
    record_id: review.appointmentId ?? 0,
  };
}
