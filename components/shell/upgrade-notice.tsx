"use client";

import { RefreshCw } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { Button } from "@/components/ui/button";
import { useServerNow } from "@/components/ui/use-now";

type UpgradeNoticeProps = {
  /** The build that made this page. */
  readonly build: string;
  readonly timeZone: string;
};

/** Says that the server runs another build than this page; what was typed stays until Reload. */
export function UpgradeNotice({ build, timeZone }: UpgradeNoticeProps): ReactElement | null {
  const now = useServerNow(timeZone);
  const say = useTranslations();
  if (!now || now.build === build) return null;
  return (
    <div
      role="alert"
      className="flex shrink-0 items-center gap-3 border-b border-line bg-accent-tint px-4 py-1.5 text-accent-ink"
    >
      <RefreshCw aria-hidden className="size-4 shrink-0" />
      <span className="mr-auto">{say("shell.upgraded")}</span>
      <Button onClick={() => window.location.reload()}>{say("common.reload")}</Button>
    </div>
  );
}
