import { Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { ReactElement, RefObject } from "react";
import { Button } from "./button";
import { AnchoredOverlay } from "./overlay";
import { OverlayHeader } from "./overlay-header";
import type { Layout } from "./use-layout";

export type PickerChoice = {
  readonly id: number;
  readonly label: string;
  readonly note: string;
};

type SearchPickerProps = {
  readonly anchor: RefObject<Element | null>;
  readonly layout: Layout;
  readonly title: string;
  readonly searchLabel: string;
  readonly choices: readonly PickerChoice[];
  readonly chosen: readonly number[];
  readonly onChange: (chosen: readonly number[]) => void;
  readonly onClose: () => void;
};

/** A list to tick, with a search; a tick takes effect at once. */
export function SearchPicker(props: SearchPickerProps): ReactElement {
  const { anchor, layout, title, searchLabel, choices, onClose } = props;
  const say = useTranslations();
  // Its own state: the address follows with a delay, and two quick ticks must not undo each other.
  const [chosen, setChosen] = useState(props.chosen);
  const [search, setSearch] = useState("");
  const wanted = search.trim().toLowerCase();
  const found = choices.filter(({ label, note }) =>
    `${label} ${note}`.toLowerCase().includes(wanted),
  );
  const change = (to: readonly number[]): void => {
    setChosen(to);
    props.onChange(to);
  };
  const toggle = (id: number): void => {
    const rest = chosen.filter((each) => each !== id);
    change(rest.length === chosen.length ? [...chosen, id] : rest);
  };
  return (
    <AnchoredOverlay
      label={title}
      layout={layout}
      anchor={anchor}
      widthClass="w-80"
      onClose={onClose}
    >
      <OverlayHeader title={title} onClose={onClose} />
      <div className="px-4 pb-2">
        <SearchField label={searchLabel} value={search} onChange={setSearch} />
      </div>
      <fieldset className="max-h-80 min-w-0 min-h-24 overflow-auto px-2">
        <legend className="sr-only">{title}</legend>
        {found.map((choice) => (
          <ChoiceRow
            key={choice.id}
            choice={choice}
            isChosen={chosen.includes(choice.id)}
            onToggle={toggle}
          />
        ))}
        {found.length === 0 && <p className="p-3 text-ink-muted">{say("picker.nobody")}</p>}
      </fieldset>
      <div className="flex items-center justify-between gap-2 border-t border-line px-4 py-3">
        <span className="text-ink-muted">
          {chosen.length === 0
            ? say("picker.everyoneIsShown")
            : say("picker.shown", { shown: chosen.length, all: choices.length })}
        </span>
        <Button
          onClick={() => change([])}
          disabledReason={chosen.length === 0 ? say("picker.everyoneIsShownAlready") : null}
        >
          {say("common.showEveryone")}
        </Button>
      </div>
    </AnchoredOverlay>
  );
}

function SearchField({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}): ReactElement {
  return (
    <label className="flex h-9 items-center gap-2 rounded-control border border-field-line px-2.5 focus-within:outline-2 focus-within:outline-offset-1 focus-within:outline-accent phone:h-11">
      <Search aria-hidden className="size-4 text-ink-faint" />
      <span className="sr-only">{label}</span>
      <input
        type="search"
        value={value}
        onChange={(event) => onChange(event.target.value)}
        placeholder={label}
        className="h-full min-w-0 flex-1 bg-transparent outline-none placeholder:text-ink-faint phone:text-base"
      />
    </label>
  );
}

function ChoiceRow({
  choice,
  isChosen,
  onToggle,
}: {
  readonly choice: PickerChoice;
  readonly isChosen: boolean;
  readonly onToggle: (id: number) => void;
}): ReactElement {
  return (
    <label className="flex h-9 items-center gap-3 rounded-control px-2 hover:bg-sunken has-focus-visible:bg-sunken phone:h-12">
      <input
        type="checkbox"
        checked={isChosen}
        onChange={() => onToggle(choice.id)}
        className="size-4 shrink-0 accent-accent phone:size-5"
      />
      <span className="min-w-0 truncate" title={choice.label}>
        {choice.label}
      </span>
      <span className="min-w-0 flex-1 truncate text-right text-xs text-ink-muted">
        {choice.note}
      </span>
    </label>
  );
}
