import { Check } from "lucide-react";
import type { MouseEvent, ReactElement, ReactNode, RefObject } from "react";
import { AnchoredOverlay } from "./overlay";
import { isNewTab } from "./segmented-links";
import type { Layout } from "./use-layout";

export type Choice = {
  readonly key: string;
  readonly label: string;
  readonly icon?: ReactNode;
  /** Where it leads; absent for a command. */
  readonly href?: string;
  readonly isCurrent?: boolean;
};

type ChoicePopoverProps = {
  readonly anchor: RefObject<Element | null>;
  readonly layout: Layout;
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly heading?: ReactNode;
  readonly onChoose: (choice: Choice) => void;
  readonly onClose: () => void;
};

const ROW =
  "flex h-9 w-full items-center gap-2.5 rounded-control px-2.5 text-left hover:bg-accent-tint focus-visible:bg-accent-tint focus-visible:outline-offset-0 phone:h-12";

/** A few places or commands under their button. */
export function ChoicePopover(props: ChoicePopoverProps): ReactElement {
  const { anchor, layout, label, choices, heading, onChoose, onClose } = props;
  const choose = (choice: Choice): void => {
    onClose();
    onChoose(choice);
  };
  return (
    <AnchoredOverlay
      label={label}
      layout={layout}
      anchor={anchor}
      widthClass="w-60"
      onClose={onClose}
    >
      <div className="p-1.5">
        {heading}
        <ul>
          {choices.map((choice) => (
            <li key={choice.key}>
              <ChoiceRow choice={choice} onChoose={choose} />
            </li>
          ))}
        </ul>
      </div>
    </AnchoredOverlay>
  );
}

type ChoiceRowProps = { readonly choice: Choice; readonly onChoose: (choice: Choice) => void };

function ChoiceRow({ choice, onChoose }: ChoiceRowProps): ReactElement {
  const { label, icon, href, isCurrent } = choice;
  const content = (
    <>
      {icon}
      <span className="min-w-0 flex-1 truncate">{label}</span>
      {isCurrent && <Check aria-hidden className="size-4 text-accent" />}
    </>
  );
  if (href === undefined) {
    return (
      <button type="button" className={ROW} onClick={() => onChoose(choice)}>
        {content}
      </button>
    );
  }
  const follow = (event: MouseEvent): void => {
    if (isNewTab(event)) return;
    event.preventDefault();
    onChoose(choice);
  };
  return (
    <a
      href={href}
      aria-current={isCurrent ? "page" : undefined}
      className={`${ROW} aria-[current]:font-semibold`}
      onClick={follow}
    >
      {content}
    </a>
  );
}
