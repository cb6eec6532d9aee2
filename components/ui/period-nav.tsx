import { ChevronLeft, ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import type { MouseEvent, ReactElement, ReactNode } from "react";
import { buttonClass } from "./button-class";
import { isNewTab } from "./segmented-links";

/** A period that can be gone to, with its address. */
export type PeriodStep = { readonly href: string; readonly onHint?: () => void };

type PeriodNavProps = {
  readonly unit: "week" | "month";
  readonly previous: PeriodStep;
  readonly next: PeriodStep;
  readonly today: PeriodStep;
  readonly isAtToday: boolean;
  readonly onGo: (href: string) => void;
  readonly children?: ReactNode;
};

/** Back, forth and today, as links: each period has an address. */
export function PeriodNav(props: PeriodNavProps): ReactElement {
  const { unit, previous, next, today, isAtToday, onGo, children } = props;
  const say = useTranslations();
  return (
    <div className="flex items-center gap-1">
      <StepLink
        step={today}
        onGo={onGo}
        label={say("period.today")}
        className={buttonClass("plain", "normal", isAtToday ? "text-ink-muted" : undefined)}
      >
        {say("period.today")}
      </StepLink>
      <StepLink
        step={previous}
        onGo={onGo}
        label={say(`period.previous.${unit}`)}
        className={buttonClass("quiet", "icon")}
      >
        <ChevronLeft aria-hidden className="size-4.5" />
      </StepLink>
      <StepLink
        step={next}
        onGo={onGo}
        label={say(`period.next.${unit}`)}
        className={buttonClass("quiet", "icon")}
      >
        <ChevronRight aria-hidden className="size-4.5" />
      </StepLink>
      {children}
    </div>
  );
}

type StepLinkProps = {
  readonly step: PeriodStep;
  readonly label: string;
  readonly className: string;
  readonly onGo: (href: string) => void;
  readonly children: ReactNode;
};

function StepLink({ step, label, className, onGo, children }: StepLinkProps): ReactElement {
  const go = (event: MouseEvent): void => {
    if (isNewTab(event)) return;
    event.preventDefault();
    onGo(step.href);
  };
  return (
    <a
      href={step.href}
      aria-label={label}
      title={label}
      onClick={go}
      onPointerEnter={step.onHint}
      onPointerDown={step.onHint}
      onFocus={step.onHint}
      className={className}
    >
      {children}
    </a>
  );
}
