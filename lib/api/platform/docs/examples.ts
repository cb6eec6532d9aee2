import COLLECTED from "./examples.json";

/** A call of the demo salon and its answer, as they really were; lists are cut short. */
export type Example = {
  readonly path?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
  /** By status. */
  readonly answers?: Readonly<Record<string, unknown>>;
};

/**
 * Examples by operation, such as `GET /staff/{location_id}`. A test makes the calls again and
 * compares; its snapshot is this file, so `vitest -u` writes it anew.
 */
export const EXAMPLES: Readonly<Record<string, Example>> = COLLECTED;
