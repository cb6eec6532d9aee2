import { CalendarDays } from "lucide-react";
import { useTranslations } from "next-intl";
import dynamic from "next/dynamic";
import type { ReactElement } from "react";
import type { LocalDate } from "@/lib/domain/time/local-date";
import { buttonClass } from "./button-class";
import type { Layout } from "./use-layout";
import { usePopup } from "./use-popup";

const load = () => import("./date-jump-popup");
const DateJumpPopup = dynamic(() => load().then((file) => file.DateJumpPopup), { ssr: false });

type DateJumpProps = {
  readonly layout: Layout;
  readonly value: LocalDate;
  readonly today: LocalDate;
  readonly onChange: (date: LocalDate) => void;
};

/** A button that opens a month to jump to any date. */
export function DateJump({ layout, value, today, onChange }: DateJumpProps): ReactElement {
  const { anchor, isOpen, close, triggerProps } = usePopup(load);
  const say = useTranslations();
  return (
    <>
      <button
        type="button"
        {...triggerProps}
        aria-haspopup="dialog"
        aria-label={say("period.goToDate")}
        title={say("period.goToDate")}
        className={buttonClass("quiet", "icon")}
      >
        <CalendarDays aria-hidden className="size-4.5" />
      </button>
      {isOpen && <DateJumpPopup {...{ anchor, layout, value, today, onChange }} onClose={close} />}
    </>
  );
}
