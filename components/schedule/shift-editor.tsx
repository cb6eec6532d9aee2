import { CalendarRange } from "lucide-react";
import Link from "next/link";
import type { ReactElement, RefObject } from "react";
import { buttonClass } from "@/components/ui/button-class";
import { AnchoredOverlay } from "@/components/ui/overlay";
import { OverlayHeader } from "@/components/ui/overlay-header";
import type { Layout } from "@/components/ui/use-layout";
import type { BoardCell, BoardMember, ReadOnlyReason } from "@/lib/views/board";
import type { WorkingDay } from "@/lib/domain/schedule/working-day";
import { dayInYear } from "@/lib/format/cells";
import { longDay } from "@/lib/format/dates";
import { DayDetails } from "./day-details";
import { ShiftForm } from "./shift-form";

type ShiftEditorProps = {
  readonly member: BoardMember;
  readonly cell: BoardCell;
  /** Hours to start with in place of the day's own. */
  readonly text: string | null;
  readonly readOnly: ReadOnlyReason | null;
  readonly layout: Layout;
  readonly anchor: RefObject<Element | null> | undefined;
  /** The member's own calendar; absent where it is open already. */
  readonly memberHref: string | undefined;
  readonly onSave: (day: Pick<WorkingDay, "intervals" | "dayOff">) => void;
  readonly onClose: () => void;
};

/** The dialog of one day: its hours to change, or to read where they may not be changed. */
export function ShiftEditor(props: ShiftEditorProps): ReactElement {
  const { member, cell, readOnly, layout, anchor, memberHref, onClose } = props;
  const isOwnOnly = readOnly === "own_rows_only";
  return (
    <AnchoredOverlay
      label={`${isOwnOnly ? "Hours" : "Edit hours"}: ${member.name}, ${longDay(cell.date)}`}
      layout={layout}
      anchor={anchor}
      onClose={onClose}
    >
      <OverlayHeader
        title={member.name}
        subtitle={dayInYear(cell.date)}
        action={memberHref !== undefined && <MemberLink href={memberHref} />}
        onClose={onClose}
      />
      {isOwnOnly ? <DayDetails cell={cell} /> : <ShiftForm {...props} reason={reasonOf(props)} />}
    </AnchoredOverlay>
  );
}

function MemberLink({ href }: { readonly href: string }): ReactElement {
  return (
    <Link href={href} prefetch={false} className={buttonClass("quiet", "normal", "-mt-1")}>
      <CalendarRange aria-hidden className="size-4" />
      Calendar
    </Link>
  );
}

/** Why the hours of this day may not be changed; null when they may. */
function reasonOf({ member, readOnly }: ShiftEditorProps): string | null {
  if (readOnly === "no_right") return "You may see hours here, but not change them.";
  if (member.isDismissed) return `${member.name} was dismissed, so hours can no longer be set.`;
  if (!member.canHaveHours) return `${member.name} has no timetable, so hours cannot be set.`;
  return null;
}
