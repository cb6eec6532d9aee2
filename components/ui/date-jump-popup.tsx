import { useTranslations } from "next-intl";
import type { ReactElement, RefObject } from "react";
import type { LocalDate } from "@/lib/domain/time/local-date";
import { MonthCalendar } from "./month-calendar";
import { AnchoredOverlay } from "./overlay";
import type { Layout } from "./use-layout";

type DateJumpPopupProps = {
  readonly anchor: RefObject<Element | null>;
  readonly layout: Layout;
  readonly value: LocalDate;
  readonly today: LocalDate;
  readonly onChange: (date: LocalDate) => void;
  readonly onClose: () => void;
};

/** The month behind the button "Go to date"; a choice closes it. */
export function DateJumpPopup(props: DateJumpPopupProps): ReactElement {
  const { anchor, layout, value, today, onChange, onClose } = props;
  const say = useTranslations();
  const choose = (date: LocalDate): void => {
    onClose();
    onChange(date);
  };
  return (
    <AnchoredOverlay
      label={say("period.goToDate")}
      layout={layout}
      anchor={anchor}
      widthClass="w-76"
      onClose={onClose}
    >
      <div className="p-3">
        <MonthCalendar label={say("period.date")} value={value} today={today} onChange={choose} />
      </div>
    </AnchoredOverlay>
  );
}
