import { MapPinOff } from "lucide-react";
import Link from "next/link";
import type { ReactElement } from "react";
import { buttonClass } from "@/components/ui/button-class";
import { EmptyState } from "@/components/ui/empty-state";

/** A page that does not exist, or not for this person. */
export function NotFoundScreen(): ReactElement {
  return (
    <div className="flex min-h-[70dvh] flex-1 flex-col">
      <h1 className="sr-only">Page not found</h1>
      <EmptyState
        icon={<MapPinOff aria-hidden className="size-8" />}
        title="Nothing is here"
        text="This page does not exist, or you may not see it."
      >
        <Link href="/" className={buttonClass("primary")}>
          Go to the schedule
        </Link>
      </EmptyState>
    </div>
  );
}
