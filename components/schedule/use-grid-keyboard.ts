import { useState } from "react";
import type { FocusEvent, KeyboardEvent, MouseEvent, RefObject } from "react";
import { commandOfKey, moveInGrid } from "./grid-movement";
import type { GridPlace } from "./grid-movement";

type GridKeyboardOptions = {
  readonly grid: RefObject<HTMLElement | null>;
  readonly rows: number;
  readonly columns: number;
  readonly start: GridPlace;
  /** Opens a day's editor; `text` is what was typed on the cell. */
  readonly onOpen: (place: GridPlace, anchor: HTMLElement, text: string | null) => void;
};

type GridKeyboard = {
  readonly active: GridPlace;
  readonly gridProps: {
    readonly onClick: (event: MouseEvent) => void;
    readonly onKeyDown: (event: KeyboardEvent) => void;
    readonly onFocus: (event: FocusEvent) => void;
  };
};

/**
 * One tab stop for the whole grid: the cell that last had the focus. Listens on the grid, not on
 * its cells. Page up and page down go by the rows that fit on the screen.
 */
export function useGridKeyboard(options: GridKeyboardOptions): GridKeyboard {
  const { grid, rows, columns, start, onOpen } = options;
  const [chosen, setActive] = useState(start);
  const active = {
    row: Math.min(chosen.row, Math.max(0, rows - 1)),
    column: Math.min(chosen.column, columns - 1),
  };
  const open = (event: { readonly target: EventTarget }, text: string | null): boolean => {
    const found = placeOf(event.target);
    if (found === null || found.place.column === 0) return false;
    onOpen(found.place, found.element, text);
    return true;
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const command = commandOfKey(event);
    if (command === null || placeOf(event.target) === null) return;
    if (command.kind === "move") {
      event.preventDefault();
      const page = pageOf(grid.current);
      focusPlace(grid.current, moveInGrid(active, command.move, { rows, columns, page }));
    } else if (open(event, command.kind === "typed" ? command.text : null)) {
      event.preventDefault();
    }
  };
  return {
    active,
    gridProps: {
      onClick: (event) => void open(event, null),
      onKeyDown,
      onFocus: (event) => {
        const found = placeOf(event.target);
        if (found) setActive(found.place);
      },
    },
  };
}

function placeOf(target: EventTarget): { place: GridPlace; element: HTMLElement } | null {
  if (!(target instanceof Element)) return null;
  const element = target.closest<HTMLElement>("[data-col]");
  const row = element?.closest<HTMLElement>("[data-row]");
  if (!element || !row) return null;
  const place = { row: Number(row.dataset["row"]), column: Number(element.dataset["col"]) };
  return { place, element };
}

/** Moves the focus to a cell; the focus in turn makes it the active one. */
function focusPlace(grid: HTMLElement | null, { row, column }: GridPlace): void {
  grid?.querySelector<HTMLElement>(`[data-row="${row}"] [data-col="${column}"]`)?.focus();
}

function pageOf(grid: HTMLElement | null): number {
  const row = grid?.querySelector<HTMLElement>("[data-row]");
  const scroller = grid?.parentElement;
  if (!row || !scroller) return 1;
  return Math.max(1, Math.floor(scroller.clientHeight / row.offsetHeight) - 2);
}
