import { and, asc, desc, eq, gt, inArray, lte, not, sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import type { AuthorizedLocationId } from "@/lib/domain/ids";
import { addSeconds } from "@/lib/domain/time/instant";
import type { Instant } from "@/lib/domain/time/instant";
import type { BookingCodeRepository, RecordHashRepository, SentCode } from "./visitor-booking.port";
import type { DataAccess } from "@/lib/data/data-access";
import { bookingCodes, recordHashes } from "@/lib/data/schema/visitors";

/** What opens appointments to their visitors. */
export function createRecordHashRepository(access: DataAccess): RecordHashRepository {
  return {
    add: (location, id, hash) =>
      access.write(location, async (db) => {
        await db.insert(recordHashes).values({ locationId: location, appointmentId: id, hash });
      }),

    async find(location, id) {
      const [row] = await access.db
        .select({ hash: recordHashes.hash })
        .from(recordHashes)
        .where(and(eq(recordHashes.locationId, location), eq(recordHashes.appointmentId, id)));
      return row?.hash ?? null;
    },
  };
}

/** Of the codes that a phone was sent by several locations, so many are looked at. */
const MOST_CODES = 10;

/** How far the clocks of two processes may be apart, in seconds. */
const CLOCK_SKEW_SECONDS = 60;

/** A code that was sent later than now: the clock was set back, and the code's times mean nothing. */
function isFromFuture(now: Instant): SQL {
  return gt(bookingCodes.sentAt, addSeconds(now, CLOCK_SKEW_SECONDS));
}

/** Codes of phones; nothing of the read model depends on them. */
export function createBookingCodeRepository(access: DataAccess): BookingCodeRepository {
  return {
    put: (location, { phone, code, attempts, now, expiresAt, sentBefore }) =>
      access.write(location, async (db) => {
        await db
          .delete(bookingCodes)
          .where(and(eq(bookingCodes.locationId, location), lte(bookingCodes.expiresAt, now)));
        const fresh = { code, attemptsLeft: attempts, sentAt: now, expiresAt };
        const saved = await db
          .insert(bookingCodes)
          .values({ locationId: location, phone, ...fresh })
          .onConflictDoUpdate({
            target: [bookingCodes.locationId, bookingCodes.phone],
            set: fresh,
            setWhere: sql`${lte(bookingCodes.sentAt, sentBefore)} or ${isFromFuture(now)}`,
          })
          .returning({ phone: bookingCodes.phone });
        if (saved.length > 0) return null;
        const [row] = await db
          .select({ sentAt: bookingCodes.sentAt })
          .from(bookingCodes)
          .where(and(eq(bookingCodes.locationId, location), eq(bookingCodes.phone, phone)));
        return row?.sentAt ?? now;
      }),

    // counted in one statement, before the code is known: guesses at once cost one each
    attempt: (location, phone, now) =>
      access.write(location, async (db) => {
        const [row] = await db
          .update(bookingCodes)
          .set({ attemptsLeft: sql`${bookingCodes.attemptsLeft} - 1` })
          .where(
            and(
              eq(bookingCodes.locationId, location),
              eq(bookingCodes.phone, phone),
              gt(bookingCodes.attemptsLeft, 0),
              gt(bookingCodes.expiresAt, now),
              not(isFromFuture(now)),
            ),
          )
          .returning({ code: bookingCodes.code });
        return row?.code ?? null;
      }),

    sentTo: (phones, now) => sentTo(access, phones, now),

    use: (location, phone, code) => useCode(access, location, phone, code),
  };
}

function sentTo(access: DataAccess, phones: readonly string[], now: Instant): Promise<SentCode[]> {
  return access.db
    .select({ locationId: bookingCodes.locationId, phone: bookingCodes.phone })
    .from(bookingCodes)
    .where(
      and(
        inArray(bookingCodes.phone, [...phones]),
        gt(bookingCodes.attemptsLeft, 0),
        gt(bookingCodes.expiresAt, now),
        not(isFromFuture(now)),
      ),
    )
    .orderBy(desc(bookingCodes.sentAt), asc(bookingCodes.locationId))
    .limit(MOST_CODES);
}

function useCode(
  access: DataAccess,
  location: AuthorizedLocationId,
  phone: string,
  code: string,
): Promise<boolean> {
  return access.write(location, async (db) => {
    const used = await db
      .delete(bookingCodes)
      .where(
        and(
          eq(bookingCodes.locationId, location),
          eq(bookingCodes.phone, phone),
          eq(bookingCodes.code, code),
        ),
      )
      .returning({ phone: bookingCodes.phone });
    return used.length > 0;
  });
}
