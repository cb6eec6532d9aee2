import { useId } from "react";
import type { ReactElement } from "react";
import { classNames } from "@/components/ui/class-names";
import { useWords } from "@/components/ui/words";
import type { DayOffKind } from "@/lib/domain/schedule/working-day";
import { DAY_OFF_KINDS } from "@/lib/domain/schedule/working-day";
import { dayOffName } from "@/lib/format/hours";

type DayOffChoiceProps = {
  readonly value: DayOffKind | null;
  readonly onChange: (value: DayOffKind | null) => void;
};

/** Working, or off and why: one choice, as radio buttons drawn as chips. */
export function DayOffChoice({ value, onChange }: DayOffChoiceProps): ReactElement {
  const name = useId();
  const words = useWords();
  return (
    <fieldset>
      <legend className="mb-1 font-medium">{words.say("editor.kindOfDay")}</legend>
      <div className="flex flex-wrap gap-1.5">
        {[null, ...DAY_OFF_KINDS].map((kind) => (
          <label
            key={kind ?? "working"}
            className={classNames(
              "relative inline-flex h-7 items-center rounded-full border px-2.5 hover:border-field-line hover:text-ink text-[0.8125rem] has-focus-visible:outline-2 has-focus-visible:outline-offset-1 has-focus-visible:outline-accent phone:h-11 phone:px-4 phone:text-sm",
              kind === value
                ? "border-accent bg-accent-tint font-semibold text-accent-ink"
                : "border-line-strong text-ink-muted",
            )}
          >
            <input
              type="radio"
              name={name}
              checked={kind === value}
              onChange={() => onChange(kind)}
              className="absolute inset-0 cursor-[inherit] appearance-none rounded-full outline-none"
            />
            {kind === null ? words.say("editor.working") : dayOffName(words, kind)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
