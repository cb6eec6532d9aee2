import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { Toaster } from "sonner";

/** Where short messages with a way back appear. */
export function Toasts(): ReactElement {
  const say = useTranslations();
  return (
    <Toaster
      position="bottom-center"
      theme="system"
      duration={8000}
      closeButton={false}
      containerAriaLabel={say("common.messages")}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            "flex w-(--width) items-center gap-2.5 rounded-panel bg-surface px-4 py-3 text-sm text-ink shadow-floating ring-1 ring-line",
          title: "font-medium",
          description: "text-ink-muted",
          content: "min-w-0 flex-1",
          icon: "text-accent [&_svg]:size-4.5",
          error: "[&_[data-icon]]:text-danger",
          warning: "[&_[data-icon]]:text-warn",
          actionButton:
            "ml-auto inline-flex h-8 shrink-0 items-center rounded-control border border-line-strong px-3 font-semibold text-accent hover:bg-accent-tint phone:h-11",
          cancelButton:
            "ml-auto inline-flex h-8 shrink-0 items-center rounded-control border border-line-strong px-3 font-semibold text-ink hover:bg-sunken phone:h-11",
        },
      }}
    />
  );
}
