"use client";

import dynamic from "next/dynamic";
import type { ReactElement } from "react";
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
  readonly today: LocalDate;
  readonly guessedLayout: Layout;
};

/** Puts the features of the schedule page together; they do not know each other. */
export function SchedulePageBody(props: SchedulePageBodyProps): ReactElement {
  const { locationId, today } = props;
  return (
    <ScheduleScreen
      {...props}
      renderSessions={(panel) => <SessionsPanel {...panel} locationId={locationId} today={today} />}
    />
  );
}
