import type { ReactElement } from "react";
import { useWords } from "@/components/ui/words";
import type { ReadShift } from "@/lib/domain/schedule/typed-breaks";
import type { TypedHours } from "@/lib/domain/schedule/typed-hours";
import { coveredMinutes } from "@/lib/domain/time/interval";
import { addDays } from "@/lib/domain/time/local-date";
import type { LocalDate } from "@/lib/domain/time/local-date";
import type { Minute } from "@/lib/domain/time/local-time";
import { shortDay } from "@/lib/format/dates";
import { clockTime, dayOffName, hoursAndMinutes, shortInterval } from "@/lib/format/hours";
import { typedHoursSentence } from "@/lib/format/refusals";
import type { EditorDraft } from "./editor-draft";

type HoursReadingProps = {
  readonly draft: EditorDraft;
  /** The day that is edited, to name the one after it. */
  readonly date: LocalDate;
};

/** How the text of a draft is read; what is half a day later than written stands out. */
export function HoursReading({ draft, date }: HoursReadingProps): ReactElement {
  const words = useWords();
  const { dayOff, reading, isAttempted } = draft;
  if (dayOff !== null) {
    return <>{words.say("editor.dayOff", { kind: dayOffName(words, dayOff) })}</>;
  }
  if (!reading.ok) {
    return <>{isAttempted ? typedHoursSentence(words, reading.error) : words.say("editor.hint")}</>;
  }
  if (reading.value.kind !== "hours") return <>{words.say("editor.noHours")}</>;
  return <Hours hours={reading.value} date={date} isAttempted={isAttempted} />;
}

type HoursProps = {
  readonly hours: Extract<TypedHours, { kind: "hours" }>;
  readonly date: LocalDate;
  readonly isAttempted: boolean;
};

function Hours({ hours, date, isAttempted }: HoursProps): ReactElement {
  const words = useWords();
  const { shifts, nextDay, asks } = hours;
  const minutes = coveredMinutes(shifts) + (nextDay?.to ?? 0);
  return (
    <>
      {shifts.map((shift, place) => (
        <span key={shift.from}>
          {place > 0 && ", "}
          <ShiftTimes shift={shift} />
        </span>
      ))}
      {nextDay &&
        `, ${shortDay(words, addDays(date, 1))} ${clockTime(nextDay.from)}–${clockTime(nextDay.to)}`}
      {` · ${hoursAndMinutes(words, minutes)}`}
      {asks && (
        <span className="block text-warn-ink">
          {nextDay
            ? words.say("typedHours.asks.after_midnight", {
                today: shifts.map(shortInterval).join(" "),
                day: shortDay(words, addDays(date, 1)),
                tomorrow: shortInterval(nextDay),
              })
            : words.say(`typedHours.asks.${asks}`)}
          {isAttempted && !nextDay && (
            <strong className="font-semibold"> {words.say("typedHours.asks.again")}</strong>
          )}
        </span>
      )}
    </>
  );
}

function ShiftTimes({ shift }: { readonly shift: ReadShift }): ReactElement {
  return (
    <>
      <Edge minute={shift.from} isChanged={shift.isFromChanged} />–
      <Edge minute={shift.to} isChanged={shift.isToChanged} />
    </>
  );
}

function Edge({
  minute,
  isChanged,
}: {
  readonly minute: Minute;
  readonly isChanged: boolean;
}): ReactElement {
  const time = clockTime(minute);
  return isChanged ? <strong className="font-bold text-ink">{time}</strong> : <>{time}</>;
}
