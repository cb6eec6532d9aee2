import { UiError } from "@/lib/client/ui-client";
import type { Refusal } from "@/lib/domain/refusal";

/** Pauses before each question, in milliseconds: a write under way gets its time. */
const PAUSES = [500, 1500, 3000];

type Sure<T> = {
  /** The act, which has an id: sent again once it is stored, it gets its first answer. */
  readonly send: () => Promise<T>;
  /** Tells whether the act is stored. */
  readonly ask: () => Promise<boolean>;
  readonly isOnline: () => boolean;
  /** The refusal behind an error. */
  readonly refusalOf: (error: unknown) => Refusal;
  /** Waits so many milliseconds. */
  readonly pause: (milliseconds: number) => Promise<void>;
};

/**
 * Sends an act; when its answer is lost, asks the server what became of it. Throws what the server
 * refuses, "offline" before anything is sent, and "unanswered" where nobody knows whether it is stored.
 */
export async function sureAnswer<T>(act: Sure<T>): Promise<T> {
  if (!act.isOnline()) throw new UiError({ kind: "offline" });
  try {
    return await act.send();
  } catch (error) {
    const refusal = act.refusalOf(error);
    if (!mayBeStored(refusal)) throw error;
    const isStored = await whatBecameOf(act);
    if (isStored === true) return act.send();
    throw new UiError(isStored === null ? { kind: "unanswered" } : refusal);
  }
}

function mayBeStored({ kind }: Refusal): boolean {
  return kind === "unreachable" || kind === "unexpected";
}

/**
 * True when it is stored, false when the server last said that it is not, null without an answer.
 * Throws when the server is another build now, which does not know the question.
 */
async function whatBecameOf({ ask, pause, refusalOf }: Sure<unknown>): Promise<boolean | null> {
  let isStored: boolean | null = null;
  for (const milliseconds of PAUSES) {
    // oxlint-disable-next-line no-await-in-loop -- each question waits for the answer before it
    await pause(milliseconds);
    // oxlint-disable-next-line no-await-in-loop -- likewise
    isStored = await ask().catch((error: unknown) => {
      if (refusalOf(error).kind === "upgraded") throw error;
      return null;
    });
    if (isStored === true) return true;
  }
  return isStored;
}
