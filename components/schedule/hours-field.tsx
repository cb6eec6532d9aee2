import { useId } from "react";
import type { ReactElement, Ref } from "react";
import { classNames } from "@/components/ui/class-names";
import { coveredMinutes } from "@/lib/domain/time/interval";
import { dayOffName, hoursAndMinutes, longHours } from "@/lib/format/hours";
import { typedHoursSentence } from "@/lib/format/refusals";
import type { EditorDraft } from "./editor-draft";

type HoursFieldProps = {
  readonly ref: Ref<HTMLInputElement>;
  readonly draft: EditorDraft;
  readonly isDisabled: boolean;
  /** Marks what stands there, so that typing replaces it. */
  readonly selectAll: boolean;
  /** Not on a phone: its keyboard would cover what is booked. */
  readonly takesFocus: boolean;
  readonly onType: (text: string) => void;
};

/** The field for typed hours; under it what was understood, or what is wrong. */
export function HoursField(props: HoursFieldProps): ReactElement {
  const { ref, draft, isDisabled, selectAll, takesFocus, onType } = props;
  const id = useId();
  const isWrong = draft.isAttempted && draft.problem !== null && draft.dayOff === null;
  return (
    <div>
      <label htmlFor={id} className="mb-1 block font-medium">
        Hours
      </label>
      <input
        ref={ref}
        id={id}
        value={draft.text}
        onChange={(event) => onType(event.target.value)}
        onFocus={(event) => (selectAll ? event.target.select() : undefined)}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the dialog exists to fill this field
        autoFocus={takesFocus}
        readOnly={isDisabled}
        aria-invalid={isWrong || undefined}
        aria-describedby={`${id}-understood`}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        placeholder="10-18 or 9.30-13 14-18"
        className={classNames(
          "h-10 w-full rounded-control border bg-surface px-3 text-base font-medium placeholder:font-normal placeholder:text-ink-faint read-only:bg-sunken focus-visible:outline-offset-0 phone:h-12",
          isWrong ? "border-danger outline-danger" : "border-field-line",
          draft.dayOff !== null && "text-ink-faint",
        )}
      />
      <p
        id={`${id}-understood`}
        aria-live="polite"
        className={classNames("mt-1 min-h-5", isWrong ? "text-danger" : "text-ink-muted")}
      >
        {isWrong && draft.problem ? typedHoursSentence(draft.problem) : understood(draft)}
      </p>
    </div>
  );
}

function understood({ dayOff, problem, intervals, text }: EditorDraft): string {
  if (dayOff !== null) return `${dayOffName(dayOff)}: no hours this day.`;
  if (problem !== null) return "Hours like 10-18 or 9.30-13 14-18";
  if (text.trim() === "") return "No hours this day.";
  return `${longHours(intervals)} · ${hoursAndMinutes(coveredMinutes(intervals))}`;
}
