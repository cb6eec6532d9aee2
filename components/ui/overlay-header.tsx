import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactElement, ReactNode } from "react";
import { Button } from "./button";

type OverlayHeaderProps = {
  readonly title: ReactNode;
  readonly subtitle?: ReactNode;
  /** A way on from here, beside the way out. */
  readonly action?: ReactNode;
  readonly onClose: () => void;
};

/** The head of a dialog: what it is about, and the way out. */
export function OverlayHeader({
  title,
  subtitle,
  action,
  onClose,
}: OverlayHeaderProps): ReactElement {
  const say = useTranslations();
  return (
    <div className="flex items-start gap-3 px-4 pt-3.5 pb-2">
      <div className="min-w-0 flex-1">
        <h2 className="truncate text-base font-semibold">{title}</h2>
        {subtitle && <p className="truncate text-ink-muted">{subtitle}</p>}
      </div>
      {action}
      <Button
        look="quiet"
        size="icon"
        aria-label={say("common.close")}
        onClick={onClose}
        className="-mt-1 -mr-2"
      >
        <X aria-hidden className="size-4.5" />
      </Button>
    </div>
  );
}
