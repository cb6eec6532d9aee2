import { MapPinOff } from "lucide-react";
import { useTranslations } from "next-intl";
import Link from "next/link";
import type { ReactElement } from "react";
import { buttonClass } from "@/components/ui/button-class";
import { EmptyState } from "@/components/ui/empty-state";

/** A page that does not exist, or not for this person. */
export function NotFoundScreen(): ReactElement {
  const say = useTranslations();
  return (
    <div className="flex min-h-[70dvh] flex-1 flex-col">
      <h1 className="sr-only">{say("shell.notFound.heading")}</h1>
      <EmptyState
        icon={<MapPinOff aria-hidden className="size-8" />}
        title={say("shell.notFound.title")}
        text={say("shell.notFound.text")}
      >
        <Link href="/" className={buttonClass("primary")}>
          {say("shell.toSchedule")}
        </Link>
      </EmptyState>
    </div>
  );
}
