import type { ReactElement, ReactNode } from "react";

type EmptyStateProps = {
  readonly title: string;
  readonly text: string;
  readonly icon?: ReactNode;
  readonly children?: ReactNode;
};

/** What stands where there is nothing to show, with the way on. */
export function EmptyState({ title, text, icon, children }: EmptyStateProps): ReactElement {
  return (
    <div className="flex flex-1 flex-col items-center justify-center gap-2 px-6 py-16 text-center">
      {icon && <div className="mb-1 text-ink-faint">{icon}</div>}
      <h2 className="text-base font-semibold">{title}</h2>
      <p className="max-w-sm text-ink-muted">{text}</p>
      {children && <div className="mt-3 flex flex-wrap justify-center gap-2">{children}</div>}
    </div>
  );
}
