import { Check } from "lucide-react";
import type { ReactElement, ReactNode, RefObject } from "react";
import { Menu, MenuItem } from "react-aria-components/Menu";
import { Popover } from "react-aria-components/Popover";

export type MenuChoice = {
  readonly key: string;
  readonly label: string;
  readonly icon?: ReactNode;
};

type MenuPopoverProps = {
  readonly anchor: RefObject<Element | null>;
  readonly label: string;
  readonly choices: readonly MenuChoice[];
  /** The choice that holds now; absent where the menu holds commands. */
  readonly current?: string;
  readonly heading?: ReactNode;
  readonly onChoose: (key: string) => void;
  readonly onClose: () => void;
};

/** A menu under its button. */
export function MenuPopover(props: MenuPopoverProps): ReactElement {
  const { anchor, label, choices, current, heading, onChoose, onClose } = props;
  return (
    <Popover
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      aria-label={label}
      triggerRef={anchor}
      placement="bottom start"
      offset={6}
      className="popover-motion min-w-56 overflow-auto rounded-panel bg-surface p-1.5 shadow-floating ring-1 ring-line"
    >
      {heading}
      <Menu
        aria-label={label}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the menu was asked for; the pattern wants the focus in it
        autoFocus="first"
        className="outline-none"
        selectionMode={current === undefined ? "none" : "single"}
        selectedKeys={current === undefined ? [] : [current]}
        onAction={(key) => onChoose(String(key))}
        onClose={onClose}
      >
        {choices.map((choice) => (
          <MenuRow key={choice.key} choice={choice} />
        ))}
      </Menu>
    </Popover>
  );
}

function MenuRow({ choice }: { readonly choice: MenuChoice }): ReactElement {
  return (
    <MenuItem
      id={choice.key}
      textValue={choice.label}
      className="flex h-9 cursor-pointer items-center gap-2.5 rounded-control px-2.5 outline-none phone:h-11 data-focused:bg-accent-tint data-selected:font-semibold"
    >
      {({ isSelected }) => (
        <>
          {choice.icon}
          <span className="min-w-0 flex-1 truncate">{choice.label}</span>
          {isSelected && <Check aria-hidden className="size-4 text-accent" />}
        </>
      )}
    </MenuItem>
  );
}
