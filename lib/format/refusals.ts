import type { Refusal } from "@/lib/domain/refusal";
import type { TypedHoursProblem } from "@/lib/domain/schedule/typed-hours";
import type { Words } from "./words";

/** The sentence for a refusal; the API's own words follow, as they came, where it gave any. */
export function refusalSentence(words: Words, { kind, detail }: Refusal): string {
  const sentence = words.say(`refusals.${kind}`);
  return detail && detail !== sentence ? `${sentence} ${detail}` : sentence;
}

/** The sentence beside the hours field. */
export function typedHoursSentence(words: Words, problem: TypedHoursProblem): string {
  return words.say(`typedHours.${problem.kind}`, { text: problem.text });
}
