"use client";

import { useTranslations } from "next-intl";
import { createContext, use, useMemo } from "react";
import type { ReactElement, ReactNode } from "react";
import { wordsOf } from "@/lib/format/words";
import type { Words } from "@/lib/format/words";

const WordsContext = createContext<Words | null>(null);

/** Makes the words of `lib/format` once for a page. */
export function WordsProvider({ children }: { readonly children: ReactNode }): ReactElement {
  const say = useTranslations();
  const words = useMemo(() => wordsOf(say), [say]);
  return <WordsContext value={words}>{children}</WordsContext>;
}

/** What turns dates, hours and counts into text; a grid asks once and hands it to its cells. */
export function useWords(): Words {
  const words = use(WordsContext);
  if (!words) throw new Error("useWords needs a WordsProvider around it.");
  return words;
}
