import { useId } from "react";
import type { ClipboardEvent, ReactElement, Ref } from "react";
import { classNames } from "@/components/ui/class-names";
import { useWords } from "@/components/ui/words";
import type { LocalDate } from "@/lib/domain/time/local-date";
import { problemOfDraft } from "./editor-draft";
import type { EditorDraft } from "./editor-draft";
import { HoursReading } from "./hours-reading";

type HoursFieldProps = {
  readonly ref: Ref<HTMLInputElement>;
  readonly draft: EditorDraft;
  readonly date: LocalDate;
  /** Marks what stands there, so that typing replaces it. */
  readonly selectAll: boolean;
  /** Not on a phone: its keyboard would cover what is booked. */
  readonly takesFocus: boolean;
  readonly onType: (text: string) => void;
};

/** The field for typed hours; under it what was understood, or what is wrong. */
export function HoursField(props: HoursFieldProps): ReactElement {
  const { ref, draft, date, selectAll, takesFocus, onType } = props;
  const id = useId();
  const words = useWords();
  const isWrong = draft.isAttempted && problemOfDraft(draft) !== null;
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
        onPaste={(event) => pasteLines(event, onType)}
        onFocus={(event) => (selectAll ? event.target.select() : undefined)}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the dialog exists to fill this field
        autoFocus={takesFocus}
        aria-invalid={isWrong || undefined}
        aria-describedby={`${id}-understood`}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        placeholder={words.say("editor.placeholder")}
        className={classNames(
          "h-10 w-full rounded-control border bg-surface px-3 text-base font-medium placeholder:font-normal placeholder:text-ink-faint focus-visible:outline-offset-0 phone:h-12",
          isWrong ? "border-danger outline-danger" : "border-field-line",
          draft.dayOff !== null && "text-ink-faint",
        )}
      />
      <p
        id={`${id}-understood`}
        aria-live="polite"
        className={classNames("mt-1 min-h-5", isWrong ? "text-danger" : "text-ink-muted")}
      >
        <HoursReading draft={draft} date={date} />
      </p>
    </div>
  );
}

/** A field of one line would join pasted lines: "9-12" and "13-17" as "9-1213-17". */
function pasteLines(event: ClipboardEvent<HTMLInputElement>, onType: (text: string) => void): void {
  const pasted = event.clipboardData.getData("text").trim();
  if (!/[\n\r]/.test(pasted)) return;
  event.preventDefault();
  const { value, selectionStart, selectionEnd } = event.currentTarget;
  const before = value.slice(0, selectionStart ?? value.length);
  const after = value.slice(selectionEnd ?? value.length);
  onType(`${before}${pasted.replaceAll(/\s*[\n\r]+\s*/g, "; ")}${after}`);
}
