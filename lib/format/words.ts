import type { useTranslations } from "next-intl";
import type { LocalDate } from "@/lib/domain/time/local-date";
import type en from "@/public/locales/en.json";

declare module "next-intl" {
  interface AppConfig {
    Messages: typeof en;
  }
}

/** Gives the sentence behind a key of the catalogue, with its arguments filled in. */
export type Say = ReturnType<typeof useTranslations<never>>;

type Key = Parameters<Say>[0];
type Values = Readonly<Record<string, string | number>>;

/**
 * The catalogue of one language, as the functions of this folder need it. A board asks for
 * thousands of phrases at once and `say` reads a message anew each time, so some are kept.
 */
export type Words = {
  /** Any message. */
  readonly say: Say;
  /** A message whose arguments are plain (`{day}`, no plural): it is taken apart once. */
  readonly fill: (key: Key, values?: Values) => string;
  /** A message with the one argument `count`: each number is said once. */
  readonly count: (key: Key, count: number) => string;
  /** A date in words: `say` is asked once for each. */
  readonly day: (date: LocalDate, say: () => string) => string;
};

/** The words of a language; made once for a page, because it remembers what it said. */
export function wordsOf(say: Say): Words {
  const patterns = new Map<Key, readonly string[]>();
  const counts = new Map<Key, string[]>();
  const days = new Map<LocalDate, string>();
  return {
    say,
    fill: (key, values = {}) => {
      let pattern = patterns.get(key);
      if (pattern === undefined) patterns.set(key, (pattern = patternOf(say, key, values)));
      return filled(pattern, values);
    },
    count: (key, count) => {
      let texts = counts.get(key);
      if (texts === undefined) counts.set(key, (texts = []));
      return (texts[count] ??= say(key, { count }));
    },
    day: (date, say) => {
      let text = days.get(date);
      if (text === undefined) days.set(date, (text = say()));
      return text;
    },
  };
}

/** Parts the texts of a pattern from the names between them; no message has this character. */
const SEAM = "\u0000";

/** Texts at even places, names of arguments at odd ones. */
function patternOf(say: Say, key: Key, values: Values): readonly string[] {
  const names = Object.keys(values).map((name) => [name, `${SEAM}${name}${SEAM}`]);
  return say(key, Object.fromEntries(names)).split(SEAM);
}

function filled(pattern: readonly string[], values: Values): string {
  let text = pattern[0] ?? "";
  for (let place = 1; place < pattern.length; place += 2) {
    text += `${values[pattern[place] ?? ""] ?? ""}${pattern[place + 1] ?? ""}`;
  }
  return text;
}
