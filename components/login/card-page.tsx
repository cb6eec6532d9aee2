import type { ReactElement, ReactNode } from "react";

type CardPageProps = {
  /** The mark of the product. */
  readonly brand: ReactNode;
  readonly title: string;
  readonly claim: string;
  readonly children: ReactNode;
};

/** A page with one thing to do, outside of every location. */
export function CardPage({ brand, title, claim, children }: CardPageProps): ReactElement {
  return (
    <main className="flex min-h-dvh flex-col items-center justify-center px-4 py-10">
      <div className="w-full max-w-sm">
        <div className="mb-6 flex justify-center text-lg">{brand}</div>
        <div className="rounded-2xl border border-line bg-surface p-6 shadow-raised phone:p-5">
          <h1 className="mb-1 text-xl font-semibold tracking-tight">{title}</h1>
          <p className="mb-5 text-ink-muted">{claim}</p>
          {children}
        </div>
      </div>
    </main>
  );
}
