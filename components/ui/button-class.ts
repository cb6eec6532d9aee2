import { classNames } from "./class-names";

export type ButtonLook = "primary" | "plain" | "quiet";
export type ButtonSize = "normal" | "icon";

const LOOKS: Record<ButtonLook, string> = {
  primary:
    "bg-accent text-on-accent font-semibold shadow-raised hover:bg-accent-hover aria-disabled:bg-line aria-disabled:text-ink-muted aria-disabled:shadow-none",
  plain:
    "border border-line-strong bg-surface text-ink shadow-raised hover:bg-sunken aria-disabled:bg-sunken aria-disabled:text-ink-faint aria-disabled:shadow-none",
  quiet: "text-ink-muted hover:bg-sunken hover:text-ink aria-disabled:text-ink-faint",
};

const SIZES: Record<ButtonSize, string> = {
  normal: "h-8 gap-1.5 px-3 phone:h-11 phone:px-4",
  icon: "size-8 phone:size-11",
};

/** The classes of everything that looks like a button, links included. */
export function buttonClass(
  look: ButtonLook = "plain",
  size: ButtonSize = "normal",
  more?: string,
): string {
  return classNames(
    "inline-flex shrink-0 items-center justify-center rounded-control whitespace-nowrap select-none",
    LOOKS[look],
    SIZES[size],
    more,
  );
}
