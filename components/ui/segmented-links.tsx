import type { MouseEvent, ReactElement } from "react";
import { classNames } from "./class-names";

type Segment<Key extends string> = {
  readonly key: Key;
  readonly label: string;
  readonly href: string;
};

type SegmentedLinksProps<Key extends string> = {
  readonly label: string;
  readonly segments: readonly Segment<Key>[];
  readonly current: Key;
  readonly onGo: (href: string) => void;
  readonly onHint?: (key: Key) => void;
};

/** A switch between views whose parts are links, so that each has an address. */
export function SegmentedLinks<Key extends string>({
  label,
  segments,
  current,
  onGo,
  onHint,
}: SegmentedLinksProps<Key>): ReactElement {
  const go = (event: MouseEvent, href: string): void => {
    if (isNewTab(event)) return;
    event.preventDefault();
    onGo(href);
  };
  return (
    <nav aria-label={label} className="flex shrink-0 rounded-control bg-line/70 p-0.5 phone:w-full">
      {segments.map(({ key, label: text, href }) => (
        <a
          key={key}
          href={href}
          aria-current={key === current ? "page" : undefined}
          onClick={(event) => go(event, href)}
          onPointerEnter={() => onHint?.(key)}
          onFocus={() => onHint?.(key)}
          className={classNames(
            "inline-flex h-7 items-center justify-center rounded-[0.3125rem] px-3 phone:h-11 phone:flex-1",
            key === current
              ? "bg-surface font-semibold text-ink shadow-raised"
              : "text-ink-muted hover:text-ink",
          )}
        >
          {text}
        </a>
      ))}
    </nav>
  );
}

/** Tells whether a click on a link asks for a new tab or window. */
export function isNewTab(event: MouseEvent): boolean {
  return event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0;
}
