import { CalendarRange } from "lucide-react";
import { useTranslations } from "next-intl";
import Link from "next/link";
import type { ReactElement, RefObject } from "react";
import { buttonClass } from "@/components/ui/button-class";
import { AnchoredOverlay } from "@/components/ui/overlay";
import { OverlayHeader } from "@/components/ui/overlay-header";
import type { Layout } from "@/components/ui/use-layout";
import type { BoardCell, BoardMember, ReadOnlyReason } from "@/lib/views/board";
import { useWords } from "@/components/ui/words";
import type { WorkingDay } from "@/lib/domain/schedule/working-day";
import { dayInYear, longDay } from "@/lib/format/dates";
import type { Say } from "@/lib/format/words";
import { DayDetails } from "./day-details";
import { ShiftForm } from "./shift-form";

type ShiftEditorProps = {
  readonly member: BoardMember;
  readonly cell: BoardCell;
  /** Hours to start with in place of the day's own. */
  readonly text: string | null;
  readonly readOnly: ReadOnlyReason | null;
  /** Whether people work before 6:00 here; null = not known yet. */
  readonly hasEarlyHours: boolean | null;
  readonly layout: Layout;
  readonly anchor: RefObject<Element | null> | undefined;
  /** The member's own calendar; absent where it is open already or there is none. */
  readonly memberHref: string | undefined;
  readonly onType: (text: string) => void;
  readonly onSave: (day: WorkingDay, seen: WorkingDay) => void;
  readonly onClose: () => void;
};

/** The dialog of one day: a form for those who may change its hours, a reading view for others. */
export function ShiftEditor(props: ShiftEditorProps): ReactElement {
  const { member, cell, layout, anchor, memberHref, onClose } = props;
  const words = useWords();
  const { say } = words;
  const reason = reasonOf(say, props);
  const about = { person: member.name, day: longDay(words, cell.date) };
  return (
    <AnchoredOverlay
      label={reason === null ? say("editor.label", about) : say("editor.readOnlyLabel", about)}
      layout={layout}
      anchor={anchor}
      onClose={onClose}
    >
      <OverlayHeader
        title={member.name}
        subtitle={dayInYear(words, cell.date)}
        action={memberHref !== undefined && <MemberLink href={memberHref} />}
        onClose={onClose}
      />
      {reason === null ? <ShiftForm {...props} /> : <DayDetails cell={cell} reason={reason} />}
    </AnchoredOverlay>
  );
}

function MemberLink({ href }: { readonly href: string }): ReactElement {
  const say = useTranslations();
  return (
    <Link href={href} prefetch={false} className={buttonClass("quiet", "normal", "-mt-1")}>
      <CalendarRange aria-hidden className="size-4" />
      {say("editor.calendar")}
    </Link>
  );
}

/** Why the hours of this day may not be changed; null when they may. */
function reasonOf(say: Say, { member, readOnly }: ShiftEditorProps): string | null {
  const person = member.name;
  if (readOnly === "own_rows_only") return say("editor.managerSets");
  if (readOnly === "no_right") return say("editor.mayOnlySee");
  if (member.isDismissed) return say("editor.isDismissed", { person });
  if (!member.canHaveHours) return say("editor.hasNoTimetable", { person });
  return null;
}
