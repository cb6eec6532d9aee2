import { and, count, desc, eq, gte, inArray, lt } from "drizzle-orm";
import type { ReviewQuery, ReviewRepository } from "./review.port";
import type { AuthorizedLocationId } from "@/lib/domain/ids";
import type { Review } from "@/lib/domain/salon/review";
import type { DataAccess } from "@/lib/data/data-access";
import { reviews } from "@/lib/data/schema/reviews";

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

    add: (location, review) =>
      access.write(location, async (db) => {
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
          })
          .returning();
        if (!row) throw new Error("The database answered no row for a new review");
        return toReview(row);
      }),
  };
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
  };
}
