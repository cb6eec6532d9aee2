import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { classNames } from "@/components/ui/class-names";
import type { Session } from "@/lib/domain/slots/sessions";
import { minuteOf } from "@/lib/domain/time/local-time";
import { clockTime } from "@/lib/format/hours";

/** The grid of an hour: twelve columns of five minutes. */
const COLUMN = 5;

type HourRowProps = {
  readonly hour: number;
  /** Minutes that one session takes up in the row. */
  readonly step: number;
  readonly sessions: readonly Session[];
};

/** The sessions that start in one hour, each at its place in the hour. */
export function HourRow({ hour, step, sessions }: HourRowProps): ReactElement {
  const say = useTranslations();
  const label = clockTime(minuteOf(hour * 60));
  return (
    <div className="flex items-center gap-2">
      <span aria-hidden className="w-10 shrink-0 text-right text-xs text-ink-muted">
        {label}
      </span>
      <ul
        aria-label={say("sessions.fromHour", { time: label })}
        className="grid flex-1 grid-cols-12 gap-0.5"
      >
        {sessions.map((session) => (
          <SessionCell key={session.time} session={session} hour={hour} step={step} />
        ))}
      </ul>
    </div>
  );
}

function SessionCell({
  session,
  hour,
  step,
}: Omit<HourRowProps, "sessions"> & { readonly session: Session }): ReactElement {
  const column = Math.floor((session.time - hour * 60) / COLUMN) + 1;
  const span = Math.min(13 - column, Math.max(1, Math.floor(step / COLUMN)));
  const say = useTranslations();
  const time = clockTime(session.time);
  const text = session.isFree ? say("sessions.freeAt", { time }) : say("sessions.busyAt", { time });
  return (
    <li
      title={text}
      style={{ gridColumn: `${column} / span ${span}` }}
      className={classNames(
        "grid h-6 place-items-center rounded text-[0.625rem] phone:h-7",
        session.isFree
          ? "bg-accent-tint-strong font-medium text-accent-ink"
          : "bg-off text-off-ink line-through decoration-1",
      )}
    >
      <span aria-hidden>{time.slice(3)}</span>
      <span className="sr-only">{text}</span>
    </li>
  );
}
