import type { Result } from "@/lib/domain/result";

/**
 * A value that may be at hand. Hot reads come from memory: they are answered in the same turn of
 * the event loop, where every promise on the way would cost as much as the read.
 */
export type Soon<T> = T | Promise<T>;

/** Goes on with a value now or when it arrives. */
export function whenHere<A, B>(value: Soon<A>, next: (value: A) => Soon<B>): Soon<B> {
  // oxlint-disable-next-line promise/no-callback-in-promise -- `next` is the continuation itself
  return value instanceof Promise ? value.then(next) : next(value);
}

/** Goes on with a success; a refusal ends the way. */
export function andThen<A, B, E>(
  outcome: Soon<Result<A, E>>,
  next: (value: A) => Soon<Result<B, E>>,
): Soon<Result<B, E>> {
  return whenHere(outcome, (result): Soon<Result<B, E>> =>
    result.ok ? next(result.value) : result,
  );
}
