import { CloudOff, UserRoundX } from "lucide-react";
import { useTranslations } from "next-intl";
import dynamic from "next/dynamic";
import type { ReactElement } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { refusalOfError } from "@/components/ui/show-refusal";
import type { Layout } from "@/components/ui/use-layout";
import type { Board, BoardRow } from "@/lib/views/board";
import { useWords } from "@/components/ui/words";
import type { LocalDate } from "@/lib/domain/time/local-date";
import { refusalSentence } from "@/lib/format/refusals";
import { CalendarSkeleton } from "./calendar-skeleton";
import { namedPeriod } from "./member-place";
import type { MemberPlace } from "./member-place";
import { ThumbMonth } from "./phone-month";
import type { OpenDay } from "./phone-month";
import { ThumbWeek } from "./phone-week";

const MemberCalendar = dynamic(
  () => import("@/components/calendar/member-calendar").then((file) => file.MemberCalendar),
  { ssr: false, loading: CalendarSkeleton },
);

type MemberDaysProps = {
  readonly board: Board | undefined;
  readonly error: unknown;
  readonly layout: Layout;
  readonly place: MemberPlace;
  readonly today: LocalDate;
  readonly retry: () => void;
  readonly onOpen: OpenDay;
};

/** The days themselves, in the form that fits the window, or why there are none. */
export function MemberDays(props: MemberDaysProps): ReactElement {
  const { board, error, layout, place, today, retry, onOpen } = props;
  if (board === undefined) {
    return error ? <LoadError error={error} retry={retry} /> : <CalendarSkeleton />;
  }
  const row = board.rows[0];
  if (row === undefined || hasNoTimetable(row)) return <NoTimetable />;
  const { member, cells } = row;
  if (layout === "phone" && place.view === "month") {
    const month = namedPeriod(place);
    return <ThumbMonth memberName={member.name} {...{ cells, month, today, onOpen }} />;
  }
  if (layout === "phone" && place.view === "week") {
    return <ThumbWeek memberName={member.name} {...{ cells, today, onOpen }} />;
  }
  return (
    <div
      data-view={place.view}
      className="cal-frame min-h-0 flex-1 overflow-auto rounded-panel border border-line bg-surface"
    >
      <MemberCalendar
        view={place.view}
        date={place.date}
        today={today}
        cells={cells}
        isTall={layout === "phone"}
        canEdit={board.readOnly === null && member.canHaveHours}
        onOpen={onOpen}
      />
    </div>
  );
}

/** Nothing to show, and nothing that could be set; what was booked before stays to be seen. */
export function hasNoTimetable({ member, cells }: BoardRow): boolean {
  if (member.canHaveHours || member.isDismissed) return false;
  return cells.every(({ intervals, bookings }) => intervals.length + bookings.length === 0);
}

function NoTimetable(): ReactElement {
  const say = useTranslations();
  return (
    <EmptyState
      icon={<UserRoundX aria-hidden className="size-8" />}
      title={say("team.noTimetable.title")}
      text={say("team.noTimetable.text")}
    />
  );
}

function LoadError({
  error,
  retry,
}: {
  readonly error: unknown;
  readonly retry: () => void;
}): ReactElement {
  const words = useWords();
  return (
    <EmptyState
      icon={<CloudOff aria-hidden className="size-8" />}
      title={words.say("team.failed")}
      text={refusalSentence(words, refusalOfError(error))}
    >
      <Button onClick={retry}>{words.say("common.tryAgain")}</Button>
    </EmptyState>
  );
}
