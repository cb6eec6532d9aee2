import { CloudOff } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-class";
import { EmptyState } from "@/components/ui/empty-state";

/** A page that failed: no blame, nothing lost, a way on. */
export function ErrorScreen({ retry }: { readonly retry: () => void }): ReactElement {
  const say = useTranslations();
  return (
    <div className="flex min-h-[70dvh] flex-1 flex-col">
      <h1 className="sr-only">{say("shell.error.heading")}</h1>
      <EmptyState
        icon={<CloudOff aria-hidden className="size-8" />}
        title={say("shell.error.title")}
        text={say("shell.error.text")}
      >
        <Button look="primary" onClick={retry}>
          {say("common.tryAgain")}
        </Button>
        <a href="/" className={buttonClass()}>
          {say("shell.toSchedule")}
        </a>
      </EmptyState>
    </div>
  );
}
