"use client";

import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import type { ReactElement } from "react";
import { MonthCalendar } from "@/components/ui/month-calendar";
import { Drawer } from "@/components/ui/overlay";
import { OverlayHeader } from "@/components/ui/overlay-header";
import type { Layout } from "@/components/ui/use-layout";
import type { LocationId, TeamMemberId } from "@/lib/domain/ids";
import type { SessionsView } from "@/lib/views/sessions-view";
import { startOfMonth } from "@/lib/domain/time/local-date";
import type { LocalDate } from "@/lib/domain/time/local-date";
import { SessionsOfDay, Waiting } from "./sessions-of-day";
import { useSessions } from "./sessions-queries";

type PanelMember = {
  readonly id: TeamMemberId;
  readonly name: string;
  readonly isDismissed: boolean;
};

type SessionsPanelProps = {
  readonly locationId: LocationId;
  readonly today: LocalDate;
  readonly layout: Layout;
  /** Null while they are being read. */
  readonly members: readonly PanelMember[] | null;
  readonly memberId: TeamMemberId | null;
  readonly date: LocalDate;
  readonly onClose: () => void;
};

/** What a person's time leaves to sell: pick the person and the date, see what is free. */
export function SessionsPanel(props: SessionsPanelProps): ReactElement {
  const { layout, onClose } = props;
  const say = useTranslations();
  const members = props.members?.filter((member) => !member.isDismissed) ?? [];
  const [choice, setChoice] = useState(props.memberId);
  const chosen = choice ?? members[0]?.id ?? null;
  return (
    <Drawer layout={layout} label={say("common.sessions")} onClose={onClose}>
      <OverlayHeader
        title={say("common.sessions")}
        subtitle={say("sessions.subtitle")}
        onClose={onClose}
      />
      <div className="flex flex-col gap-4 px-4 pb-6">
        {props.members === null && chosen === null && <Waiting />}
        {props.members !== null && chosen === null && (
          <p className="text-ink-muted">{say("sessions.nobody")}</p>
        )}
        {chosen !== null && (
          <>
            <MemberSelect members={members} value={chosen} onChange={setChoice} />
            <SessionsOfMember {...props} memberId={chosen} />
          </>
        )}
      </div>
    </Drawer>
  );
}

function SessionsOfMember(
  props: SessionsPanelProps & { readonly memberId: TeamMemberId },
): ReactElement {
  const { locationId, memberId, today } = props;
  const say = useTranslations();
  const [date, setDate] = useState(props.date);
  const [month, setMonth] = useState(startOfMonth(date));
  const ofDay = useSessions({ locationId, memberId, date });
  const ofMonth = useSessions({ locationId, memberId, date: monthDate(month, date) });
  const go = (to: LocalDate): void => {
    setDate(to);
    setMonth(startOfMonth(to));
  };
  return (
    <>
      <MonthCalendar
        label={say("period.date")}
        value={date}
        today={today}
        onChange={go}
        onMonth={setMonth}
        marked={new Set(ofMonth.data?.memberId === memberId ? ofMonth.data.workingDates : [])}
        markLabel={say("sessions.workingDay")}
      />
      <SessionsOfDay
        date={date}
        view={isAbout(ofDay.data, memberId, date) ? ofDay.data : undefined}
        error={ofDay.error}
        onGo={go}
      />
    </>
  );
}

/** Tells an answer from the one before it, which stays until the next is here. */
function isAbout(view: SessionsView | undefined, memberId: TeamMemberId, date: LocalDate): boolean {
  return view?.memberId === memberId && view.date === date;
}

/** The month of the chosen date is known already; others are asked for by their first day. */
function monthDate(month: LocalDate, date: LocalDate): LocalDate {
  return startOfMonth(date) === month ? date : month;
}

type MemberSelectProps = {
  readonly members: readonly PanelMember[];
  readonly value: TeamMemberId;
  readonly onChange: (id: TeamMemberId) => void;
};

function MemberSelect({ members, value, onChange }: MemberSelectProps): ReactElement {
  const id = useId();
  const say = useTranslations();
  const choose = (text: string): void => {
    const member = members.find((each) => String(each.id) === text);
    if (member) onChange(member.id);
  };
  return (
    <div>
      <label htmlFor={id} className="mb-1 block font-medium">
        {say("common.teamMember")}
      </label>
      <select
        id={id}
        value={value}
        onChange={(event) => choose(event.target.value)}
        className="h-10 w-full rounded-control border border-field-line bg-surface px-2.5 phone:h-12 phone:text-base"
      >
        {members.map((member) => (
          <option key={member.id} value={member.id}>
            {member.name}
          </option>
        ))}
      </select>
    </div>
  );
}
