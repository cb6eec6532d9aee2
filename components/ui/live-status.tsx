import type { ReactElement } from "react";

/** Says a change of the screen to people who do not see it. */
export function LiveStatus({ text }: { readonly text: string }): ReactElement {
  return (
    <div role="status" aria-live="polite" className="sr-only">
      {text}
    </div>
  );
}
