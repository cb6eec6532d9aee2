import type { ReactElement, ReactNode } from "react";

type SpokenProps = {
  /** What is said in place of what is shown. */
  readonly text: string;
  readonly children?: ReactNode;
};

/**
 * Says in full words what is shown in short. The words are content rather than a label, so that
 * nobody hears a name that contradicts the screen.
 */
export function Spoken({ text, children }: SpokenProps): ReactElement {
  return (
    <>
      <span className="sr-only">{text}</span>
      {children !== undefined && (
        <span aria-hidden className="contents">
          {children}
        </span>
      )}
    </>
  );
}
