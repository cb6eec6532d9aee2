import type { ReactElement } from "react";

/** The mark of the product. */
export function Brand(): ReactElement {
  return (
    <span className="flex items-center gap-2 font-semibold tracking-tight">
      <svg aria-hidden viewBox="0 0 32 32" className="size-6">
        <rect width="32" height="32" rx="8" className="fill-accent" />
        <path
          d="M8 10.5h16M8 16h10M8 21.5h13"
          strokeWidth="3.2"
          strokeLinecap="round"
          className="stroke-on-accent"
        />
      </svg>
      Chairtime
    </span>
  );
}
