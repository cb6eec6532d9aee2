"use client";

import dynamic from "next/dynamic";
import type { ReactElement } from "react";
import { ShiftEditing } from "@/components/schedule/shift-editing";
import { MemberScreen } from "@/components/team/member-screen";
import type { Layout } from "@/components/ui/use-layout";
import type { LocationId, TeamMemberId } from "@/lib/domain/ids";
import type { LocalDate } from "@/lib/domain/time/local-date";

const SessionsPanel = dynamic(
  () => import("@/components/sessions/sessions-panel").then((file) => file.SessionsPanel),
  { ssr: false },
);

type MemberPageBodyProps = {
  readonly locationId: LocationId;
  readonly memberId: TeamMemberId;
  readonly timeZone: string;
  readonly initialToday: LocalDate;
  readonly guessedLayout: Layout;
};

/** Puts the features of a member's page together; they do not know each other. */
export function MemberPageBody(props: MemberPageBodyProps): ReactElement {
  const { locationId } = props;
  return (
    <MemberScreen
      {...props}
      renderEditor={(editor) => <ShiftEditing {...editor} />}
      renderSessions={(panel) => <SessionsPanel {...panel} locationId={locationId} />}
    />
  );
}
