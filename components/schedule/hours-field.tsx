import { useId } from "react";
import type { ReactElement, Ref } from "react";
import { classNames } from "@/components/ui/class-names";
import { useWords } from "@/components/ui/words";
import { coveredMinutes } from "@/lib/domain/time/interval";
import { dayOffName, hoursAndMinutes, longHours } from "@/lib/format/hours";
import { typedHoursSentence } from "@/lib/format/refusals";
import type { Words } from "@/lib/format/words";
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
  const words = useWords();
  const isWrong = draft.isAttempted && draft.problem !== null && draft.dayOff === null;
  return (
    <div>
      <label htmlFor={id} className="mb-1 block font-medium">
        {words.say("editor.hours")}
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
        placeholder={words.say("editor.placeholder")}
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
        {isWrong && draft.problem
          ? typedHoursSentence(words, draft.problem)
          : understood(words, draft)}
      </p>
    </div>
  );
}

function understood(words: Words, { dayOff, problem, intervals, text }: EditorDraft): string {
  if (dayOff !== null) return words.say("editor.dayOff", { kind: dayOffName(words, dayOff) });
  if (problem !== null) return words.say("editor.hint");
  if (text.trim() === "") return words.say("editor.noHours");
  return `${longHours(words, intervals)} · ${hoursAndMinutes(words, coveredMinutes(intervals))}`;
}
