const PLAIN = "AaBbCcDdEeFfGgHhIiJjKkLlMmNnOoPpQqRrSsTtUuVvWwXxYyZz";
const ACCENTED = "ÀàßƀÇçÐđÈèƑƒĜĝĤĥÌìĴĵĶķĻļṀṁÑñÒòÞþɊɋŔŕŠšŢţÙùṼṽŴŵẊẋÝýŽž";

/** Every message of a catalogue in the pseudo-language, at its place. */
export function pseudoCatalogue<Catalogue extends object>(catalogue: Catalogue): Catalogue {
  const entries = Object.entries(catalogue).map(([key, value]: [string, unknown]) => [
    key,
    typeof value === "string" ? pseudoMessage(value) : pseudoCatalogue(Object(value)),
  ]);
  return Object.fromEntries(entries) as Catalogue; // the same keys, texts for texts
}

/**
 * A message with accents on its letters, a third longer as other languages are, in brackets that
 * show where it begins and ends. Arguments and tags stay; a message without letters stays whole.
 */
export function pseudoMessage(message: string): string {
  const { text, letters } = accented(message);
  return letters === 0 ? message : `⟦${text}${"·".repeat(Math.ceil(letters * 0.35))}⟧`;
}

type Accented = { readonly text: string; readonly letters: number };

/** Splits a message into what stays (tags, quoted parts, arguments) and what is said. */
function accented(message: string): Accented {
  let text = "";
  let letters = 0;
  for (let place = 0; place < message.length;) {
    const kept = /^(?:<[^>]*>|'[{}<>#|'][^']*'?)/.exec(message.slice(place))?.[0];
    if (kept !== undefined) {
      text += kept;
      place += kept.length;
    } else if (message[place] === "{") {
      const end = endOfBraces(message, place);
      const argument = pseudoArgument(message.slice(place, end));
      text += argument.text;
      letters += argument.letters;
      place = end;
    } else {
      const letter = PLAIN.indexOf(message[place] ?? "");
      text += letter < 0 ? message[place] : ACCENTED[letter];
      letters += letter < 0 ? 0 : 1;
      place += 1;
    }
  }
  return { text, letters };
}

/** An argument as it is; of a plural or a choice, what its branches say. */
function pseudoArgument(argument: string): Accented {
  const head = /^\{\s*\w+\s*,\s*(?:plural|selectordinal|select)\s*,/.exec(argument)?.[0];
  if (head === undefined) return { text: argument, letters: 0 };
  let text = head;
  let letters = 0;
  for (let place = head.length; place < argument.length;) {
    const isBranch = argument[place] === "{";
    const end = isBranch ? endOfBraces(argument, place) : place + 1;
    const branch = accented(argument.slice(place + 1, end - 1));
    text += isBranch ? `{${branch.text}}` : argument[place];
    letters = Math.max(letters, isBranch ? branch.letters : 0);
    place = end;
  }
  return { text, letters };
}

/** The place after the brace that closes the one at `start`. */
function endOfBraces(message: string, start: number): number {
  let depth = 0;
  for (let place = start; place < message.length; place++) {
    if (message[place] === "{") depth += 1;
    if (message[place] === "}") depth -= 1;
    if (depth === 0) return place + 1;
  }
  return message.length;
}
