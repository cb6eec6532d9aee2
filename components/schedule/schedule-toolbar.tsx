import { Clock3 } from "lucide-react";
import type { ReactElement } from "react";
import { Button } from "@/components/ui/button";
import { DateJump } from "@/components/ui/date-jump";
import { PeriodNav } from "@/components/ui/period-nav";
import { SegmentedLinks } from "@/components/ui/segmented-links";
import type { Layout } from "@/components/ui/use-layout";
import type { Board } from "@/lib/views/board";
import { useWords } from "@/components/ui/words";
import type { LocalDate } from "@/lib/domain/time/local-date";
import { includesDate } from "@/lib/domain/time/period";
import type { Period } from "@/lib/domain/time/period";
import { monthTitle, periodTitle } from "@/lib/format/dates";
import type { Words } from "@/lib/format/words";
import { MemberFilter } from "./member-filter";
import { periodOfPlace, stepPlace } from "./schedule-place";
import type { SchedulePlace } from "./schedule-place";
import { UncoveredJump } from "./uncovered-jump";

export type ScheduleToolbarProps = {
  readonly board: Board | undefined;
  /** The rows that the filter leaves. */
  readonly shown: Board | undefined;
  readonly layout: Layout;
  readonly place: SchedulePlace;
  readonly today: LocalDate;
  readonly pathOf: (change: Partial<SchedulePlace>) => string;
  readonly go: (href: string) => void;
  readonly replace: (href: string) => void;
  readonly prefetch: (period: Period) => void;
  readonly onSessions: () => void;
};

/** "October 2026" for a month, "28 Sep – 4 Oct 2026" for a week. */
export function titleOfPlace(words: Words, place: SchedulePlace, layout: Layout): string {
  return place.view === "month" && layout === "desk"
    ? monthTitle(words, place.date)
    : periodTitle(words, periodOfPlace(place, layout));
}

/** Everything above the grid: where in time, which people, and the way to the sessions. */
export function ScheduleToolbar(props: ScheduleToolbarProps): ReactElement {
  const { board, shown, layout, place, pathOf, go, replace, onSessions } = props;
  const words = useWords();
  const { say } = words;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
      <ToolbarNav {...props} />
      <h1 className="mr-auto text-lg font-semibold tracking-tight" aria-live="polite">
        {titleOfPlace(words, place, layout)}
      </h1>
      {shown && <UncoveredJump board={shown} />}
      <SegmentedLinks
        label={say("period.view")}
        current={place.view}
        onGo={go}
        onHint={(view) => props.prefetch(periodOfPlace({ ...place, view }, layout))}
        segments={[
          { key: "month", label: say("period.views.month"), href: pathOf({ view: "month" }) },
          { key: "week", label: say("period.views.week"), href: pathOf({ view: "week" }) },
        ]}
      />
      <MemberFilter
        board={board}
        layout={layout}
        chosen={place.members}
        onChange={(members) => replace(pathOf({ members }))}
      />
      <Button onClick={onSessions} aria-haspopup="dialog">
        <Clock3 aria-hidden className="size-4" />
        {say("common.sessions")}
      </Button>
    </div>
  );
}

function ToolbarNav(props: ScheduleToolbarProps): ReactElement {
  const { layout, place, today, pathOf, go, prefetch } = props;
  const stepTo = (change: SchedulePlace) => ({
    href: pathOf(change),
    onHint: () => prefetch(periodOfPlace(change, layout)),
  });
  return (
    <PeriodNav
      unit={place.view}
      onGo={go}
      previous={stepTo(stepPlace(place, layout, -1))}
      next={stepTo(stepPlace(place, layout, 1))}
      today={stepTo({ ...place, date: today })}
      isAtToday={includesDate(periodOfPlace(place, layout), today)}
    >
      <DateJump
        layout={layout}
        value={place.date}
        today={today}
        onChange={(date) => go(pathOf({ date }))}
      />
    </PeriodNav>
  );
}
