import { TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { strandedBookings } from "@/lib/views/board";
import type { BoardCell, CellBlock } from "@/lib/views/board";
import { clockTime } from "@/lib/format/hours";

/** The appointments that these hours leave uncovered: the reason to think before saving. */
export function UncoveredList({
  bookings,
}: {
  readonly bookings: readonly CellBlock[];
}): ReactElement {
  const say = useTranslations();
  return (
    <div aria-live="polite" className="empty:hidden">
      {bookings.length > 0 && (
        <section className="rounded-control border border-warn-line bg-warn-tint px-3 py-2 text-warn-ink">
          <h3 className="flex items-center gap-1.5 font-semibold">
            <TriangleAlert aria-hidden className="size-4" />
            {say("editor.uncovered", { count: bookings.length })}
          </h3>
          <BookingList bookings={bookings} />
        </section>
      )}
    </div>
  );
}

/** What else stands in the day, quietly. */
export function BookingsOfDay({ cell }: { readonly cell: BoardCell }): ReactElement | null {
  const say = useTranslations();
  const uncovered = strandedBookings(cell);
  const covered = cell.bookings.filter((booking) => !uncovered.includes(booking));
  if (covered.length === 0) return null;
  return (
    <section className="text-ink-muted">
      <h3 className="font-medium text-ink">{say("editor.covered", { count: covered.length })}</h3>
      <BookingList bookings={covered} />
    </section>
  );
}

/** What is booked while nobody can tell yet whether the hours cover it. */
export function UnjudgedBookings({
  bookings,
}: {
  readonly bookings: readonly CellBlock[];
}): ReactElement | null {
  const say = useTranslations();
  if (bookings.length === 0) return null;
  return (
    <section className="text-ink-faint">
      <h3 className="font-medium">{say("counts.bookings", { count: bookings.length })}</h3>
      <BookingList bookings={bookings} />
    </section>
  );
}

function BookingList({ bookings }: { readonly bookings: readonly CellBlock[] }): ReactElement {
  return (
    <ul className="mt-1 flex flex-col gap-0.5">
      {bookings.map((booking) => (
        <li key={`${booking.kind} ${booking.id} ${booking.from}`} className="flex gap-2.5">
          <span className="shrink-0">
            {clockTime(booking.from)}–{clockTime(booking.to)}
          </span>
          <span className="min-w-0 truncate" title={detailsOf(booking)}>
            {detailsOf(booking)}
          </span>
        </li>
      ))}
    </ul>
  );
}

function detailsOf({ client, service }: CellBlock): string {
  return [client, service].filter(Boolean).join(" · ");
}
