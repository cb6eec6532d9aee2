/**
 * By which door something was written: our own screens, a program of the contract, a pattern or an
 * import that wrote many things at once, a visitor who books online, or the undo of an act.
 */
export type Door = "screen" | "api" | "pattern" | "import" | "visitor" | "undo";
