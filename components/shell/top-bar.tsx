"use client";

import { useTranslations } from "next-intl";
import Link from "next/link";
import type { ReactElement } from "react";
import type { Shell } from "@/lib/views/shell";
import { schedulePath } from "@/lib/format/paths";
import { Brand } from "./brand";
import { LocationPicker } from "./location-picker";
import { UserMenu } from "./user-menu";

/** What every page of a location has at its head. */
export function TopBar({ shell }: { readonly shell: Shell }): ReactElement {
  const say = useTranslations();
  return (
    <header className="flex h-13 shrink-0 items-center gap-2 border-b border-line bg-surface px-4 phone:h-14 phone:px-2">
      <a
        href="#content"
        className="sr-only z-50 rounded-control bg-accent px-3 py-2 font-semibold text-on-accent focus:not-sr-only focus:absolute focus:top-2 focus:left-2"
      >
        {say("shell.skip")}
      </a>
      <Link
        href={schedulePath(shell.location.id)}
        aria-label={say("meta.home")}
        className="rounded-control phone:hidden"
      >
        <Brand />
      </Link>
      <span aria-hidden className="mx-1 h-5 w-px bg-line-strong phone:hidden" />
      <LocationPicker location={shell.location} locations={shell.locations} />
      <div className="ml-auto shrink-0">
        <UserMenu userName={shell.userName} hasAccount={shell.hasApi} />
      </div>
    </header>
  );
}
