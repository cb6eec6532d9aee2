import { foldedText, foldedWords, keysOf, keysToFind } from "./search-words";

/** What of a client is looked for; each has keys of its own, so that none tells another. */
export type SearchedField = "name" | "card" | "email" | "phone";

const MARK: Readonly<Record<SearchedField, string>> = {
  name: "n",
  card: "c",
  email: "@",
  phone: "+",
};

type Searched = {
  readonly name: string;
  readonly surname?: string | undefined;
  readonly middleName?: string | undefined;
  readonly card?: string | undefined;
  readonly email: string;
  /** Digits. */
  readonly phone: string;
};

/** Rows that were written under another number get their columns again when the database opens. */
export const CLIENT_KEYS_VERSION = 1;

/** How a client is found: the columns that go with their name, card, phone and e-mail. */
export type ClientKeys = {
  readonly foldedName: string;
  readonly foldedCard: string;
  readonly searchKeys: string[];
  readonly keysVersion: number;
};

/** The columns by which a client is found. */
export function clientKeysOf(client: Searched): ClientKeys {
  const name = [client.name, client.middleName, client.surname].filter(Boolean).join(" ");
  const card = client.card ?? "";
  return {
    foldedName: foldedText(name),
    foldedCard: foldedText(card),
    searchKeys: [
      ...marked("name", keysOf(foldedWords(name).flat())),
      ...marked("card", keysOf(foldedWords(card).flat())),
      ...marked("email", keysOf(client.email === "" ? [] : [client.email.toLowerCase()])),
      ...marked("phone", keysOf(client.phone === "" ? [] : [client.phone])),
    ],
    keysVersion: CLIENT_KEYS_VERSION,
  };
}

/** The keys that all clients have in whose field this part stands; as in `keysToFind`. */
export function clientKeysToFind(field: SearchedField, part: string): string[] {
  return marked(field, keysToFind(part));
}

function marked(field: SearchedField, keys: readonly string[]): string[] {
  return keys.map((key) => `${MARK[field]}${key}`);
}
