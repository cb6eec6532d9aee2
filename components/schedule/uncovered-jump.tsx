import { TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import type { ReactElement, ReactNode } from "react";
import { buttonClass } from "@/components/ui/button-class";
import { strandedBookings } from "@/lib/views/board";
import type { Board } from "@/lib/views/board";

/** Counts what is not covered from today on; each press goes to the next such cell of the grid. */
export function UncoveredJump({ board }: { readonly board: Board }): ReactElement | null {
  const say = useTranslations();
  const last = useRef<Element | null>(null);
  const count = countUncovered(board);
  if (count === 0) return null;
  const jump = (): void => {
    const cells = [...document.querySelectorAll<HTMLElement>("[data-uncovered][data-upcoming]")];
    const index = last.current === null ? -1 : cells.findIndex((cell) => cell === last.current);
    const next = cells[(index + 1) % cells.length];
    last.current = next ?? null;
    next?.focus();
  };
  return (
    <button
      type="button"
      onClick={jump}
      title={say("schedule.jump.title")}
      className={buttonClass(
        "quiet",
        "normal",
        "border border-warn-line bg-warn-tint font-semibold text-warn-ink hover:bg-warn-tint hover:text-warn-ink",
      )}
    >
      <TriangleAlert aria-hidden className="size-4" />
      {say.rich("schedule.jump.count", {
        count,
        more: spoken,
      })}
    </button>
  );
}

function spoken(text: ReactNode): ReactElement {
  return <span className="sr-only">{text}</span>;
}

/** Appointments from today on that no hours cover. */
function countUncovered(board: Board): number {
  const cells = board.rows.flatMap((row) => row.cells);
  return cells
    .filter((cell) => cell.date >= board.today)
    .reduce((sum, cell) => sum + strandedBookings(cell).length, 0);
}
