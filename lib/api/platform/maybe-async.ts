import type { Result } from "@/lib/domain/result";

/**
 * A value that may be at hand. Hot reads come from memory: they are answered in the same turn of
 * the event loop, where every promise on the way would cost as much as the read.
 */
export type MaybePromise<T> = T | Promise<T>;

/** Goes on with a value now or when it arrives. */
export function mapMaybe<A, B>(
  value: MaybePromise<A>,
  next: (value: A) => MaybePromise<B>,
): MaybePromise<B> {
  // oxlint-disable-next-line promise/no-callback-in-promise -- `next` is the continuation itself
  return value instanceof Promise ? value.then(next) : next(value);
}

/** Goes on with a success; a refusal ends the way. */
export function flatMapResult<A, B, E>(
  outcome: MaybePromise<Result<A, E>>,
  next: (value: A) => MaybePromise<Result<B, E>>,
): MaybePromise<Result<B, E>> {
  return mapMaybe(outcome, (result): MaybePromise<Result<B, E>> =>
    result.ok ? next(result.value) : result,
  );
}
