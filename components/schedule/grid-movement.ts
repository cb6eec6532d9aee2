/** A cell of a grid; column 0 holds the names. */
export type GridPlace = { readonly row: number; readonly column: number };

/** Rows, columns and the rows of one page, each at least 1. */
export type GridSize = { readonly rows: number; readonly columns: number; readonly page: number };

export type GridMove =
  | "left"
  | "right"
  | "up"
  | "down"
  | "rowStart"
  | "rowEnd"
  | "gridStart"
  | "gridEnd"
  | "pageUp"
  | "pageDown";

export type GridKey = {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
};

/** What a key asks of the grid; `typed` opens the editor with what was typed. */
export type GridCommand =
  | { readonly kind: "move"; readonly move: GridMove }
  | { readonly kind: "open" }
  | { readonly kind: "typed"; readonly text: string };

const PLAIN: Readonly<Record<string, GridMove>> = {
  ArrowLeft: "left",
  ArrowRight: "right",
  ArrowUp: "up",
  ArrowDown: "down",
  Home: "rowStart",
  End: "rowEnd",
  PageUp: "pageUp",
  PageDown: "pageDown",
};

const WITH_CONTROL: Readonly<Record<string, GridMove>> = { Home: "gridStart", End: "gridEnd" };

/** The shortcuts of the grid as one table; null for keys that are not ours. */
export function commandOfKey(key: GridKey): GridCommand | null {
  if (key.altKey || key.shiftKey) return null;
  if (key.ctrlKey || key.metaKey) return asMove(WITH_CONTROL[key.key]);
  if (key.key === "Enter" || key.key === "F2") return { kind: "open" };
  if (/^\d$/.test(key.key)) return { kind: "typed", text: key.key };
  return asMove(PLAIN[key.key]);
}

function asMove(move: GridMove | undefined): GridCommand | null {
  return move === undefined ? null : { kind: "move", move };
}

/** The place a move leads to; the edges of the grid stop it. Home and End stay among the days. */
export function moveInGrid(place: GridPlace, move: GridMove, size: GridSize): GridPlace {
  const [row, column] = target(place, move, size);
  return { row: clamp(row, size.rows), column: clamp(column, size.columns) };
}

function target({ row, column }: GridPlace, move: GridMove, size: GridSize): [number, number] {
  switch (move) {
    case "left":
      return [row, column - 1];
    case "right":
      return [row, column + 1];
    case "up":
      return [row - 1, column];
    case "down":
      return [row + 1, column];
    case "rowStart":
      return [row, 1];
    case "rowEnd":
      return [row, size.columns - 1];
    case "gridStart":
      return [0, 1];
    case "gridEnd":
      return [size.rows - 1, size.columns - 1];
    case "pageUp":
      return [row - size.page, column];
    case "pageDown":
      return [row + size.page, column];
  }
}

function clamp(index: number, length: number): number {
  return Math.max(0, Math.min(index, length - 1));
}
