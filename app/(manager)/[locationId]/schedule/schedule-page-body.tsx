"use client";

import dynamic from "next/dynamic";
import type { ReactElement } from "react";
import type { WaysIn } from "@/components/schedule/board-fallback";
import { ScheduleScreen } from "@/components/schedule/schedule-screen";
import type { Layout } from "@/components/ui/use-layout";
import type { LocationId } from "@/lib/domain/ids";
import type { LocalDate } from "@/lib/domain/time/local-date";

const SessionsPanel = dynamic(
  () => import("@/components/sessions/sessions-panel").then((file) => file.SessionsPanel),
  { ssr: false },
);

type SchedulePageBodyProps = {
  readonly locationId: LocationId;
  readonly timeZone: string;
  readonly initialToday: LocalDate;
  readonly guessedLayout: Layout;
  readonly waysIn: WaysIn;
};

/** Puts the features of the schedule page together; they do not know each other. */
export function SchedulePageBody(props: SchedulePageBodyProps): ReactElement {
  const { locationId } = props;
  return (
    <ScheduleScreen
      {...props}
      renderSessions={(panel) => <SessionsPanel {...panel} locationId={locationId} />}
    />
  );
}
