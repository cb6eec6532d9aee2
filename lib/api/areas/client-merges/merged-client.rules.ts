import type { ClientToSave, CustomValues } from "@/lib/domain/salon/client";

/** One client of two: what the one who is kept lacks comes from the other, and money is added up. */
export function mergedClient(kept: ClientToSave, other: ClientToSave): ClientToSave {
  return {
    ...kept,
    name: kept.name || other.name,
    surname: kept.surname || other.surname,
    middleName: kept.middleName || other.middleName,
    phone: kept.phone || other.phone,
    email: kept.email || other.email,
    gender: kept.gender || other.gender,
    importance: kept.importance || other.importance,
    discount: kept.discount || other.discount,
    card: kept.card || other.card,
    birthDate: kept.birthDate ?? other.birthDate,
    comment: bothTexts(kept.comment, other.comment),
    isGreetedBySms: kept.isGreetedBySms || other.isGreetedBySms,
    isOutOfMailings: kept.isOutOfMailings || other.isOutOfMailings,
    spent: inCents(kept.spent + other.spent),
    balance: inCents(kept.balance + other.balance),
    customFields: { ...other.customFields, ...kept.customFields },
    tagIds: [...new Set([...kept.tagIds, ...other.tagIds])],
  };
}

/** The client as they would be without the merge: what was changed since it stays changed. */
export function unmergedClient(
  now: ClientToSave,
  before: ClientToSave,
  after: ClientToSave,
): ClientToSave {
  const back = <Key extends keyof ClientToSave>(key: Key): ClientToSave[Key] =>
    now[key] === after[key] ? before[key] : now[key];
  return {
    name: back("name"),
    surname: back("surname"),
    middleName: back("middleName"),
    phone: back("phone"),
    email: back("email"),
    gender: back("gender"),
    importance: back("importance"),
    discount: back("discount"),
    card: back("card"),
    birthDate: back("birthDate"),
    comment: back("comment"),
    isGreetedBySms: back("isGreetedBySms"),
    isOutOfMailings: back("isOutOfMailings"),
    spent: inCents(now.spent - after.spent + before.spent),
    balance: inCents(now.balance - after.balance + before.balance),
    customFields: unmergedValues(now.customFields, before.customFields, after.customFields),
    tagIds: now.tagIds.filter((id) => before.tagIds.includes(id) || !after.tagIds.includes(id)),
  };
}

function unmergedValues(now: CustomValues, before: CustomValues, after: CustomValues) {
  const kept = Object.entries(now).filter(([code, value]) => value !== after[code]);
  const given = Object.entries(before).filter(([code]) => now[code] === after[code]);
  return { ...Object.fromEntries(given), ...Object.fromEntries(kept) };
}

function bothTexts(one: string, other: string): string {
  if (other === "" || one.includes(other)) return one;
  return one === "" ? other : `${one}\n${other}`;
}

function inCents(amount: number): number {
  return Math.round(amount * 100) / 100;
}
