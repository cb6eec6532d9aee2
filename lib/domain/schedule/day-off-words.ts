import type { DayOffKind } from "./working-day";

/**
 * How people write a day off and its kinds, in English and German, all of them at once. The names
 * of every catalogue must be among them.
 */
const WORDS: Readonly<Record<DayOffKind, string>> = {
  day_off: "x, -, 0, off, day off, dayoff, free, frei, freier tag, ruhetag",
  vacation: "vac, vacation, holiday, holidays, annual leave, pto, urlaub, url, ferien",
  sick_leave: "sick, sick leave, ill, illness, krank, krankheit, krankgeschrieben, krankmeldung",
  training:
    "training, train, course, seminar, school, schulung, fortbildung, weiterbildung, kurs, schule, berufsschule",
  unpaid_leave: "unpaid, unpaid leave, unbezahlt, unbezahlter urlaub, unbezahlt frei",
  other:
    "other, other absence, absent, absence, away, abwesend, abwesenheit, sonstiges, sonstige abwesenheit, andere abwesenheit",
};

const KINDS: ReadonlyMap<string, DayOffKind> = new Map(
  Object.entries(WORDS).flatMap(
    ([kind, words]) => words.split(", ").map((word) => [word, kind as DayOffKind] as const), // the keys of WORDS
  ),
);

const DASHES = /[\p{Pd}\u{2212}]/gu;

/** The kind of day off that a cleaned text names as a whole, or null. */
export function dayOffOfText(text: string): DayOffKind | null {
  const plain = text.replaceAll(DASHES, "-");
  return KINDS.get(plain) ?? KINDS.get(plain.replaceAll(/(?<=\p{L})-(?=\p{L})/gu, " ")) ?? null;
}
