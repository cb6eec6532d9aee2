"use client";

import { useSearchParams } from "next/navigation";
import { useState } from "react";
import type { ReactElement, ReactNode, RefObject } from "react";
import { useKeptText } from "@/components/ui/use-kept-text";
import { useLayout } from "@/components/ui/use-layout";
import type { Layout } from "@/components/ui/use-layout";
import { useToday } from "@/components/ui/use-now";
import type { LocationId, TeamMemberId } from "@/lib/domain/ids";
import type { Board, BoardMember } from "@/lib/views/board";
import type { LocalDate } from "@/lib/domain/time/local-date";
import { memberPagePath, schedulePath } from "@/lib/format/paths";
import { hasNoTimetable, MemberDays } from "./member-days";
import { namedPeriod, readMemberPlace, shownPeriod } from "./member-place";
import type { MemberPlace } from "./member-place";
import { MemberFigures } from "./member-figures";
import { useMemberBoard, usePrefetchMember, useTeam } from "./member-queries";
import { MemberToolbar } from "./member-toolbar";

/** The day that is to be edited. */
export type OpenedDay = {
  readonly memberId: TeamMemberId;
  readonly date: LocalDate;
  readonly text: string | null;
  readonly anchor?: RefObject<Element | null> | undefined;
};

export type MemberEditor = {
  readonly board: Board | undefined;
  readonly layout: Layout;
  readonly edited: OpenedDay | null;
  readonly onClose: () => void;
};

export type MemberPanel = {
  readonly layout: Layout;
  readonly today: LocalDate;
  readonly members: readonly BoardMember[];
  readonly memberId: TeamMemberId;
  readonly date: LocalDate;
  readonly onClose: () => void;
};

type MemberScreenProps = {
  readonly locationId: LocationId;
  readonly memberId: TeamMemberId;
  /** The location's zone, and the date there when the page was made. */
  readonly timeZone: string;
  readonly initialToday: LocalDate;
  readonly guessedLayout: Layout;
  /** Editor and sessions are other features, put in by the page. */
  readonly renderEditor: (editor: MemberEditor) => ReactNode;
  readonly renderSessions: (panel: MemberPanel) => ReactNode;
};

/** One member's hours and bookings as a month, a week or a list. */
export function MemberScreen(props: MemberScreenProps): ReactElement {
  const { locationId, memberId, guessedLayout, renderEditor, renderSessions } = props;
  const layout = useLayout(guessedLayout);
  const [edited, setEdited] = useState<OpenedDay | null>(null);
  const [isBrowsing, setIsBrowsing] = useState(false);
  const { timeZone, initialToday: initial } = props;
  const today = useToday({ timeZone, initial, isHeld: edited !== null || isBrowsing });
  useKeptText(locationId, (kept) => {
    if (kept.memberId === memberId) setEdited(kept);
  });
  const place = readMemberPlace(useSearchParams(), today);
  const { data: board, error, refetch } = useMemberBoard(locationId, memberId, shownPeriod(place));
  const prefetch = usePrefetchMember(locationId, memberId);
  const row = board?.rows[0];
  const team = useTeam(locationId, today, isBrowsing);
  const pathOf = (change: Partial<MemberPlace>): string => {
    const { view, date } = { ...place, ...change };
    return memberPagePath(locationId, memberId, {
      view: view === "month" ? undefined : view,
      date: date === today ? undefined : date,
    });
  };
  return (
    <div className="flex min-h-0 flex-1 flex-col gap-3 px-4 py-3 phone:px-3">
      <MemberToolbar
        {...{ layout, place, today, pathOf, prefetch }}
        member={row?.member}
        hasCalendar={!row || !hasNoTimetable(row)}
        scheduleHref={schedulePath(locationId, {
          date: place.date === today ? undefined : place.date,
        })}
        go={(href) => window.history.pushState(null, "", href)}
        onSessions={() => setIsBrowsing(true)}
      />
      {row && !hasNoTimetable(row) && (
        <MemberFigures cells={row.cells} period={namedPeriod(place)} />
      )}
      <MemberDays
        {...{ board, error, layout, place, today }}
        retry={() => void refetch()}
        onOpen={(date, text, element) =>
          setEdited({ memberId, date, text, anchor: element ? { current: element } : undefined })
        }
      />
      {renderEditor({ board, layout, edited, onClose: () => setEdited(null) })}
      {isBrowsing &&
        renderSessions({
          layout,
          today,
          members: team.length > 0 || !row ? team : [row.member],
          memberId,
          date: place.date,
          onClose: () => setIsBrowsing(false),
        })}
    </div>
  );
}
