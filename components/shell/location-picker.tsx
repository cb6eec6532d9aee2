import { ChevronsUpDown, MapPin } from "lucide-react";
import { useTranslations } from "next-intl";
import dynamic from "next/dynamic";
import { useRouter, useSearchParams } from "next/navigation";
import type { ReactElement } from "react";
import { buttonClass } from "@/components/ui/button-class";
import { useLayout } from "@/components/ui/use-layout";
import { usePopup } from "@/components/ui/use-popup";
import type { Shell } from "@/lib/views/shell";
import { parseLocalDate } from "@/lib/domain/time/local-date";
import { schedulePath } from "@/lib/format/paths";

const load = () => import("@/components/ui/choice-popover");
const ChoicePopover = dynamic(() => load().then((file) => file.ChoicePopover), { ssr: false });

type LocationPickerProps = Pick<Shell, "location" | "locations">;

/** Changes to another location and keeps the time that is looked at. */
export function LocationPicker({ location, locations }: LocationPickerProps): ReactElement {
  const { anchor, isOpen, close, triggerProps } = usePopup(load);
  const layout = useLayout("desk");
  const say = useTranslations();
  const router = useRouter();
  const query = useSearchParams();
  const pathOf = (id: number): string =>
    schedulePath(id, {
      view: query.get("view") === "week" ? "week" : undefined,
      date: parseLocalDate(query.get("date") ?? "") ?? undefined,
    });
  if (locations.length < 2) {
    return <span className="min-w-0 truncate px-2 font-semibold">{location.title}</span>;
  }
  return (
    <>
      <button
        type="button"
        {...triggerProps}
        aria-haspopup="dialog"
        aria-label={say("shell.location", { title: location.title })}
        className={buttonClass("quiet", "normal", "min-w-0 shrink! px-2! font-semibold text-ink")}
      >
        <MapPin aria-hidden className="size-4 shrink-0 text-ink-faint" />
        <span className="truncate">{location.title}</span>
        <ChevronsUpDown aria-hidden className="size-3.5 shrink-0 text-ink-faint" />
      </button>
      {isOpen && (
        <ChoicePopover
          anchor={anchor}
          layout={layout}
          label={say("shell.locations")}
          choices={locations.map(({ id, title }) => ({
            key: String(id),
            label: title,
            href: pathOf(id),
            isCurrent: id === location.id,
          }))}
          onChoose={({ href }) => href && router.push(href)}
          onClose={close}
        />
      )}
    </>
  );
}
