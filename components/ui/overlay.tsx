import { useEffect } from "react";
import type { ReactElement, ReactNode, RefObject } from "react";
import { Dialog } from "react-aria-components/Dialog";
import { Modal, ModalOverlay } from "react-aria-components/Modal";
import { Popover } from "react-aria-components/Popover";
import { AriaLanguage } from "./aria-language";
import { classNames } from "./class-names";
import type { Layout } from "./use-layout";

const DIALOG = "flex max-h-[inherit] flex-col outline-none";

type OverlayProps = {
  readonly label: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

type AnchoredOverlayProps = OverlayProps & {
  readonly layout: Layout;
  /** What the dialog points at on a desk; without it, it stands in the middle. */
  readonly anchor?: RefObject<Element | null> | undefined;
  readonly widthClass?: string;
};

/** A dialog beside what it is about on a desk, and a sheet from below on a phone. */
export function AnchoredOverlay({ layout, anchor, ...rest }: AnchoredOverlayProps): ReactElement {
  if (layout === "phone") return <BottomSheet {...rest} />;
  return anchor ? <AnchoredDialog anchor={anchor} {...rest} /> : <CentredDialog {...rest} />;
}

function AnchoredDialog({
  anchor,
  label,
  onClose,
  children,
  widthClass = "w-96",
}: OverlayProps & {
  readonly anchor: RefObject<Element | null>;
  readonly widthClass?: string;
}): ReactElement {
  useMarkedAnchor(anchor);
  return (
    <AriaLanguage>
      <Popover
        isOpen
        onOpenChange={closing(onClose)}
        triggerRef={anchor}
        placement="bottom start"
        offset={6}
        containerPadding={8}
        className={classNames(
          "popover-motion flex flex-col overflow-auto rounded-panel bg-surface shadow-floating ring-1 ring-line",
          widthClass,
        )}
      >
        <Dialog aria-label={label} className={DIALOG}>
          {children}
        </Dialog>
      </Popover>
    </AriaLanguage>
  );
}

/** Marks what an open dialog points at, without rendering it again. */
function useMarkedAnchor(anchor: RefObject<Element | null>): void {
  useEffect(() => {
    const element = anchor.current;
    element?.setAttribute("data-open", "");
    return () => element?.removeAttribute("data-open");
  }, [anchor]);
}

function CentredDialog({
  label,
  onClose,
  children,
  widthClass = "w-96",
}: OverlayProps & { readonly widthClass?: string }): ReactElement {
  return (
    <Backdrop onClose={onClose} className="items-center justify-center p-4">
      <Modal
        className={classNames(
          "popover-motion max-h-full overflow-auto rounded-panel bg-surface shadow-floating ring-1 ring-line",
          widthClass,
        )}
      >
        <Dialog aria-label={label} className={DIALOG}>
          {children}
        </Dialog>
      </Modal>
    </Backdrop>
  );
}

/** A sheet from below, above the keyboard of a phone. */
function BottomSheet({ label, onClose, children }: OverlayProps): ReactElement {
  return (
    <Backdrop onClose={onClose} className="items-end justify-center">
      <Modal className="sheet-motion max-h-[calc(100%-2.5rem)] w-full overflow-auto overscroll-contain rounded-t-2xl bg-surface pb-[env(safe-area-inset-bottom)] shadow-floating">
        <div aria-hidden className="mx-auto mt-2 h-1 w-10 rounded-full bg-line-strong" />
        <Dialog aria-label={label} className={DIALOG}>
          {children}
        </Dialog>
      </Modal>
    </Backdrop>
  );
}

/** A drawer at the right edge on a desk, and a sheet from below on a phone. */
export function Drawer({
  layout,
  label,
  onClose,
  children,
}: OverlayProps & { readonly layout: Layout }): ReactElement {
  if (layout === "phone") return <BottomSheet {...{ label, onClose, children }} />;
  return (
    <Backdrop onClose={onClose} className="items-stretch justify-end">
      <Modal className="drawer-motion h-full w-[26rem] max-w-full overflow-auto bg-surface shadow-floating ring-1 ring-line">
        <Dialog aria-label={label} className={classNames(DIALOG, "h-full")}>
          {children}
        </Dialog>
      </Modal>
    </Backdrop>
  );
}

function Backdrop({
  onClose,
  className,
  children,
}: {
  readonly onClose: () => void;
  readonly className: string;
  readonly children: ReactNode;
}): ReactElement {
  return (
    <AriaLanguage>
      <ModalOverlay
        isOpen
        isDismissable
        onOpenChange={closing(onClose)}
        className={classNames(
          "overlay-enter fixed inset-x-0 top-0 z-50 flex h-[var(--visual-viewport-height)] bg-backdrop",
          className,
        )}
      >
        {children}
      </ModalOverlay>
    </AriaLanguage>
  );
}

function closing(onClose: () => void): (isOpen: boolean) => void {
  return (isOpen) => {
    if (!isOpen) onClose();
  };
}
