import type { Metadata } from "next";
import type { ReactElement, ReactNode } from "react";
import { TopBar } from "@/components/shell/top-bar";
import { UpgradeNotice } from "@/components/shell/upgrade-notice";
import { loadShell } from "@/lib/loaders/load-shell";
import { locationIdOf } from "./page-params";

type LocationLayoutProps = {
  readonly params: Promise<{ readonly locationId: string }>;
  readonly children: ReactNode;
};

export async function generateMetadata({ params }: LocationLayoutProps): Promise<Metadata> {
  const { location } = await loadShell(locationIdOf(await params));
  return { title: { default: location.title, template: `%s · ${location.title} · Chairtime` } };
}

export default async function LocationLayout({
  params,
  children,
}: LocationLayoutProps): Promise<ReactElement> {
  const shell = await loadShell(locationIdOf(await params));
  return (
    <div className="flex min-h-dvh flex-col desk:h-dvh">
      <TopBar shell={shell} />
      <UpgradeNotice build={shell.build} timeZone={shell.location.timeZone} />
      <main id="content" tabIndex={-1} className="flex min-h-0 flex-1 flex-col outline-none">
        {children}
      </main>
    </div>
  );
}
