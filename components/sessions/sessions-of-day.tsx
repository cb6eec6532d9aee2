import { ArrowRight } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactElement, ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { refusalOfError } from "@/components/ui/show-refusal";
import type { SessionsView } from "@/lib/views/sessions-view";
import { useWords } from "@/components/ui/words";
import type { Session } from "@/lib/domain/slots/sessions";
import type { LocalDate } from "@/lib/domain/time/local-date";
import { dayInYear, shortDay } from "@/lib/format/dates";
import { longHours } from "@/lib/format/hours";
import { refusalSentence } from "@/lib/format/refusals";
import { freeStretches, groupByHour, stepOf } from "./group-sessions";
import { HourRow } from "./hour-row";

type SessionsOfDayProps = {
  readonly date: LocalDate;
  /** Absent while it is being read. */
  readonly view: SessionsView | undefined;
  readonly error: unknown;
  readonly onGo: (date: LocalDate) => void;
};

/** The sessions of one date, free and busy, and the next date with a free one. */
export function SessionsOfDay({ date, view, error, onGo }: SessionsOfDayProps): ReactElement {
  const words = useWords();
  const hasFailed = view === undefined && Boolean(error);
  return (
    <section aria-label={words.say("sessions.ofDay")} className="flex flex-col gap-3">
      <div className="flex items-center gap-3">
        <h3 className="flex-1 text-base font-semibold">{dayInYear(words, date)}</h3>
        {view?.nextFreeDate && <NextFree date={view.nextFreeDate} onGo={onGo} />}
      </div>
      {hasFailed && <p className="text-danger">{refusalSentence(words, refusalOfError(error))}</p>}
      <div aria-live="polite" aria-busy={view === undefined}>
        {view ? <Summary sessions={view.sessions} /> : !hasFailed && <Waiting />}
      </div>
      {view && view.sessions.length > 0 && (
        <div className="flex flex-col gap-1">
          {groupByHour(view.sessions).map(({ hour, sessions }) => (
            <HourRow key={hour} hour={hour} step={stepOf(view.sessions)} sessions={sessions} />
          ))}
        </div>
      )}
    </section>
  );
}

function NextFree({
  date,
  onGo,
}: {
  readonly date: LocalDate;
  readonly onGo: (date: LocalDate) => void;
}): ReactElement {
  const words = useWords();
  return (
    <Button onClick={() => onGo(date)}>
      {words.say("sessions.nextFree", { day: shortDay(words, date) })}
      <ArrowRight aria-hidden className="size-4" />
    </Button>
  );
}

function Summary({ sessions }: { readonly sessions: readonly Session[] }): ReactElement {
  const words = useWords();
  const { say } = words;
  if (sessions.length === 0) return <p className="text-ink-muted">{say("sessions.noHours")}</p>;
  const free = sessions.filter((session) => session.isFree).length;
  if (free === 0) return <p className="font-medium">{say("sessions.fullyBooked")}</p>;
  return (
    <p>
      {say.rich("sessions.free", {
        free,
        all: sessions.length,
        stretches: longHours(words, freeStretches(sessions)),
        strong,
        quiet,
      })}
    </p>
  );
}

function strong(text: ReactNode): ReactElement {
  return <strong className="font-semibold">{text}</strong>;
}

function quiet(text: ReactNode): ReactElement {
  return <span className="text-ink-muted">{text}</span>;
}

/** What stands in place of sessions that are being read. */
export function Waiting(): ReactElement {
  const say = useTranslations();
  return (
    <div aria-live="polite" className="flex flex-col gap-1.5">
      <span className="sr-only">{say("sessions.loading")}</span>
      {Array.from({ length: 6 }, (_, index) => (
        <div key={index} className="skeleton h-6" />
      ))}
    </div>
  );
}
