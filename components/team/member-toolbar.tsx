import { ArrowLeft, Clock3 } from "lucide-react";
import { useTranslations } from "next-intl";
import Link from "next/link";
import type { ReactElement } from "react";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-class";
import { DateJump } from "@/components/ui/date-jump";
import { PeriodNav } from "@/components/ui/period-nav";
import { SegmentedLinks } from "@/components/ui/segmented-links";
import type { Layout } from "@/components/ui/use-layout";
import type { BoardMember } from "@/lib/views/board";
import { useWords } from "@/components/ui/words";
import type { LocalDate } from "@/lib/domain/time/local-date";
import { includesDate } from "@/lib/domain/time/period";
import type { Period } from "@/lib/domain/time/period";
import { namedPeriod, shownPeriod, stepMemberPlace, titleOfMemberPlace } from "./member-place";
import type { MemberPlace } from "./member-place";

type MemberToolbarProps = {
  readonly member: BoardMember | undefined;
  readonly layout: Layout;
  /** False for a member without timetable: then there is nowhere to go in time. */
  readonly hasCalendar: boolean;
  readonly place: MemberPlace;
  readonly today: LocalDate;
  readonly scheduleHref: string;
  readonly pathOf: (change: Partial<MemberPlace>) => string;
  readonly go: (href: string) => void;
  readonly prefetch: (period: Period) => void;
  readonly onSessions: () => void;
};

/** Whose calendar it is, where in time, and how it is shown. */
export function MemberToolbar(props: MemberToolbarProps): ReactElement {
  const { member, layout, hasCalendar, scheduleHref, onSessions } = props;
  const say = useTranslations();
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
      <div className="mr-3 flex min-w-0 items-center gap-2 phone:mr-0 phone:w-full">
        <Link
          href={scheduleHref}
          aria-label={say("team.back")}
          title={say("team.back")}
          className={buttonClass("quiet", "icon", "-ml-2")}
        >
          <ArrowLeft aria-hidden className="size-4.5" />
        </Link>
        <h1 className="min-w-0 truncate text-lg font-semibold tracking-tight" title={member?.name}>
          {member?.name ?? say("common.teamMember")}
        </h1>
        {member && <span className="truncate text-ink-muted">{member.position}</span>}
        {layout === "phone" && hasCalendar && <SessionsButton onSessions={onSessions} />}
      </div>
      {hasCalendar && <CalendarControls {...props} />}
    </div>
  );
}

function CalendarControls(props: MemberToolbarProps): ReactElement {
  const { layout, place, pathOf, go, prefetch, onSessions } = props;
  const words = useWords();
  const { say } = words;
  return (
    <>
      <MemberNav {...props} />
      <h2 className="mr-auto font-semibold" aria-live="polite">
        {titleOfMemberPlace(words, place)}
      </h2>
      <SegmentedLinks
        label={say("period.view")}
        current={place.view}
        onGo={go}
        onHint={(view) => prefetch(shownPeriod({ ...place, view }))}
        segments={[
          { key: "month", label: say("period.views.month"), href: pathOf({ view: "month" }) },
          { key: "week", label: say("period.views.week"), href: pathOf({ view: "week" }) },
          { key: "list", label: say("period.views.list"), href: pathOf({ view: "list" }) },
        ]}
      />
      {layout === "desk" && <SessionsButton onSessions={onSessions} />}
    </>
  );
}

function SessionsButton({ onSessions }: { readonly onSessions: () => void }): ReactElement {
  const say = useTranslations();
  return (
    <Button onClick={onSessions} aria-haspopup="dialog" className="phone:ml-auto">
      <Clock3 aria-hidden className="size-4" />
      {say("common.sessions")}
    </Button>
  );
}

function MemberNav(props: MemberToolbarProps): ReactElement {
  const { layout, place, today, pathOf, go, prefetch } = props;
  const stepTo = (change: MemberPlace) => ({
    href: pathOf(change),
    onHint: () => prefetch(shownPeriod(change)),
  });
  return (
    <PeriodNav
      unit={place.view === "week" ? "week" : "month"}
      onGo={go}
      previous={stepTo(stepMemberPlace(place, -1))}
      next={stepTo(stepMemberPlace(place, 1))}
      today={stepTo({ ...place, date: today })}
      isAtToday={includesDate(namedPeriod(place), today)}
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
