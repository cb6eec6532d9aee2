import { Users } from "lucide-react";
import { useTranslations } from "next-intl";
import dynamic from "next/dynamic";
import type { ReactElement } from "react";
import { buttonClass } from "@/components/ui/button-class";
import { usePopup } from "@/components/ui/use-popup";
import type { Layout } from "@/components/ui/use-layout";
import type { Board } from "@/lib/views/board";

const load = () => import("@/components/ui/search-picker");
const SearchPicker = dynamic(() => load().then((file) => file.SearchPicker), { ssr: false });

type MemberFilterProps = {
  readonly board: Board | undefined;
  readonly layout: Layout;
  readonly chosen: readonly number[];
  readonly onChange: (members: readonly number[]) => void;
};

/** Chooses whose rows are shown. */
export function MemberFilter({ board, layout, chosen, onChange }: MemberFilterProps): ReactElement {
  const { anchor, isOpen, close, triggerProps } = usePopup(load);
  const say = useTranslations();
  const rows = board?.rows ?? [];
  const text =
    chosen.length === 0
      ? say("schedule.filter.everyone")
      : say("schedule.filter.some", { shown: chosen.length, all: rows.length });
  return (
    <>
      <button
        type="button"
        {...triggerProps}
        aria-haspopup="dialog"
        aria-label={say("schedule.filter.label", { shown: text })}
        title={say("schedule.filter.title")}
        className={buttonClass(
          "plain",
          "normal",
          chosen.length > 0 ? "border-accent bg-accent-tint text-accent-ink" : undefined,
        )}
      >
        <Users aria-hidden className="size-4" />
        {text}
      </button>
      {isOpen && (
        <SearchPicker
          anchor={anchor}
          layout={layout}
          title={say("schedule.filter.members")}
          searchLabel={say("schedule.filter.search")}
          choices={rows.map(({ member }) => ({
            id: member.id,
            label: member.name,
            note: member.position,
          }))}
          chosen={chosen}
          onChange={onChange}
          onClose={close}
        />
      )}
    </>
  );
}
