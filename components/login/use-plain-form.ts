import { useActionState, useEffect, useRef } from "react";
import type { RefObject } from "react";
import { answerOf } from "@/components/ui/answer-of";
import { useWords } from "@/components/ui/words";
import type { Refusal } from "@/lib/domain/refusal";
import type { Result } from "@/lib/domain/result";
import { refusalSentence } from "@/lib/format/refusals";
import { textOf } from "./text-of";

type Sent = {
  readonly isDone: boolean;
  /** What went wrong; null = nothing yet. */
  readonly sentence: string | null;
};

/** Either a sentence about what is missing, or what the server answers. */
type Attempt = string | Promise<Result<unknown, Refusal>>;

export type PlainForm = Sent & {
  readonly action: (form: FormData) => void;
  readonly isPending: boolean;
  /** The place of the message, which takes the focus when there is one. */
  readonly message: RefObject<HTMLDivElement | null>;
};

/** A form of a few fields: one attempt after the other, and what came of the last. */
export function usePlainForm(send: (text: (name: string) => string) => Attempt): PlainForm {
  const words = useWords();
  const message = useRef<HTMLDivElement>(null);
  const submit = async (_before: Sent, form: FormData): Promise<Sent> => {
    const attempt = send((name) => textOf(form, name));
    if (typeof attempt === "string") return { isDone: false, sentence: attempt };
    const answer = await answerOf(attempt);
    if (answer.ok) return { isDone: true, sentence: null };
    return { isDone: false, sentence: refusalSentence(words, answer.error) };
  };
  const start: Sent = { isDone: false, sentence: null };
  const [sent, action, isPending] = useActionState(submit, start);
  useEffect(() => {
    if (sent.isDone || sent.sentence !== null) message.current?.focus();
  }, [sent]);
  return { ...sent, action, isPending, message };
}
