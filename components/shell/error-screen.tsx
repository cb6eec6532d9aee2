import { CloudOff } from "lucide-react";
import type { ReactElement } from "react";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-class";
import { EmptyState } from "@/components/ui/empty-state";

/** A page that failed: no blame, nothing lost, a way on. */
export function ErrorScreen({ retry }: { readonly retry: () => void }): ReactElement {
  return (
    <div className="flex min-h-[70dvh] flex-1 flex-col">
      <h1 className="sr-only">Something went wrong</h1>
      <EmptyState
        icon={<CloudOff aria-hidden className="size-8" />}
        title="This page could not be shown"
        text="Something went wrong on our side. Nothing you saved is lost."
      >
        <Button look="primary" onClick={retry}>
          Try again
        </Button>
        <a href="/" className={buttonClass()}>
          Go to the schedule
        </a>
      </EmptyState>
    </div>
  );
}
