import { and, count, desc, eq, gte, inArray, lt } from "drizzle-orm";
import type { ReviewQuery, ReviewRepository, ReviewTokenRepository } from "./review.port";
import type { AuthorizedLocationId } from "@/lib/domain/ids";
import type { Review } from "@/lib/domain/salon/review";
import type { DataAccess } from "@/lib/data/data-access";
import { reviewTokens, reviews } from "@/lib/data/schema/reviews";

/** Reviews of team members. */
export function createReviewRepository(access: DataAccess): ReviewRepository {
  return {
    async list(location, query) {
      if (query.memberIds.length === 0) return { items: [], total: 0 };
      const where = matching(location, query);
      const [counted] = await access.db.select({ total: count() }).from(reviews).where(where);
      const rows = await access.db
        .select()
        .from(reviews)
        .where(where)
        .orderBy(desc(reviews.writtenAt), desc(reviews.id))
        .limit(query.limit)
        .offset(query.offset);
      return { items: rows.map(toReview), total: counted?.total ?? 0 };
    },

    async add(location, review) {
      const added = await addRow(access, location, review);
      if (!added) throw new Error("The database answered no row for a new review");
      return added;
    },

    addOnce: (location, review) => addRow(access, location, review),

    async isReviewed(location, id) {
      const [row] = await access.db
        .select({ id: reviews.id })
        .from(reviews)
        .where(and(eq(reviews.locationId, location), eq(reviews.appointmentId, id)));
      return row !== undefined;
    },
  };
}

/** Tokens of the clients of appointments. */
export function createReviewTokenRepository(access: DataAccess): ReviewTokenRepository {
  return {
    add: (location, id, tokenHash) =>
      access.write(location, async (db) => {
        await db
          .insert(reviewTokens)
          .values({ locationId: location, appointmentId: id, tokenHash });
      }),

    async find(location, tokenHash) {
      const [row] = await access.db
        .select({ id: reviewTokens.appointmentId })
        .from(reviewTokens)
        .where(and(eq(reviewTokens.locationId, location), eq(reviewTokens.tokenHash, tokenHash)));
      return row?.id ?? null;
    },
  };
}

/** Null where the visit has a review already; the index of visits is the lock. */
function addRow(
  access: DataAccess,
  location: AuthorizedLocationId,
  review: Omit<Review, "id">,
): Promise<Review | null> {
  return access.write(location, async (db) => {
    const [row] = await db
      .insert(reviews)
      .values({
        locationId: location,
        memberId: review.memberId,
        rating: review.rating,
        text: review.text,
        authorName: review.authorName,
        writtenBy: review.writtenBy,
        writtenAt: review.writtenAt,
        appointmentId: review.appointmentId,
      })
      .onConflictDoNothing({ target: [reviews.locationId, reviews.appointmentId] })
      .returning();
    return row ? toReview(row) : null;
  });
}

function matching(location: AuthorizedLocationId, query: ReviewQuery) {
  return and(
    eq(reviews.locationId, location),
    inArray(reviews.memberId, [...query.memberIds]),
    gte(reviews.writtenAt, query.written.from),
    lt(reviews.writtenAt, query.written.to),
    query.rating === undefined ? undefined : eq(reviews.rating, query.rating),
  );
}

function toReview(row: typeof reviews.$inferSelect): Review {
  return {
    id: row.id,
    memberId: row.memberId,
    rating: row.rating,
    text: row.text,
    authorName: row.authorName,
    writtenBy: row.writtenBy,
    writtenAt: row.writtenAt,
    appointmentId: row.appointmentId,
  };
}
