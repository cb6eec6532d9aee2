/** One statement as Drizzle gives it. */
export type Statement = {
  readonly text: string;
  readonly params: readonly unknown[];
  readonly rowMode: "array" | "object";
};

/**
 * What the main thread asks of the worker. It answers in the order of the questions, for it has one
 * connection. The first statement of a transaction begins it, which saves a message.
 */
export type Question =
  | {
      readonly id: number;
      readonly kind: "run";
      readonly statement: Statement;
      readonly within: "no transaction" | "a new transaction" | "the transaction";
    }
  | { readonly id: number; readonly kind: "commit" }
  | { readonly id: number; readonly kind: "rollback" }
  | { readonly id: number; readonly kind: "hasRoom" }
  | { readonly id: number; readonly kind: "keepHouse" }
  | { readonly id: number; readonly kind: "close" };

/** What stands in an error of PostgreSQL: code, constraint and the like. */
export type ErrorParts = { readonly message: string } & Readonly<Record<string, unknown>>;

/** What the worker says; `crashed` is its last word. */
export type Answer =
  | { readonly kind: "opened" }
  | { readonly kind: "refused"; readonly name: string; readonly message: string }
  | { readonly kind: "done"; readonly id: number; readonly value: unknown }
  | { readonly kind: "failed"; readonly id: number; readonly error: ErrorParts }
  | { readonly kind: "crashed"; readonly message: string };

/** What a worker is started with. */
export type WorkerTask = {
  /** Where PostgreSQL's files lie. */
  readonly pgdata: string;
  /** The file that is given up when the disk is full. */
  readonly reserve: string;
  /** True when the data are still to be made. */
  readonly isUnfinished: boolean;
  readonly migrationsFolder: string;
};

/** The state of PostgreSQL's errors that says there is no room on the disk. */
export const DISK_FULL = "53100";

/** Tells whether a statement may write; one that begins so only reads. */
export function mayWrite(text: string): boolean {
  const isRead = /^\s*(select|show|savepoint|release|rollback|set)\b/i.test(text);
  if (isRead) return false;
  return !/^\s*with\b/i.test(text) || /\b(insert|update|delete)\b/i.test(text);
}
