import { useRef, useState } from "react";
import type { RefObject } from "react";

type Popup = {
  readonly anchor: RefObject<HTMLButtonElement | null>;
  readonly isOpen: boolean;
  readonly close: () => void;
  readonly triggerProps: {
    readonly ref: RefObject<HTMLButtonElement | null>;
    readonly "aria-expanded": boolean;
    readonly onClick: () => void;
    readonly onPointerEnter: () => void;
    readonly onFocus: () => void;
  };
};

/** A button that opens something whose code is fetched when the button is approached. */
export function usePopup(preload: () => Promise<unknown>): Popup {
  const anchor = useRef<HTMLButtonElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  const approach = (): void => void preload();
  return {
    anchor,
    isOpen,
    close: () => setIsOpen(false),
    triggerProps: {
      ref: anchor,
      "aria-expanded": isOpen,
      onClick: () => setIsOpen(true),
      onPointerEnter: approach,
      onFocus: approach,
    },
  };
}
