import { expect } from "@playwright/test";
import type { Page } from "@playwright/test";
import type { Board } from "../lib/views/board";

/** What a page says: its texts in their order, and the names and hints that stand in attributes. */
type Said = {
  readonly texts: readonly string[];
  readonly attributes: readonly string[];
  /** Names that a calendar package gives, with dates that the browser's `Intl` writes. */
  readonly ofCalendars: readonly string[];
};

/** The product, the demo salon, who is signed in there, and what packages say by themselves. */
const NAMES = [
  "Chairtime",
  "Atelier Nord",
  "Atelier Lakeside",
  "Atelier Patan",
  "Olivia Brandt",
  "OB",
  "Anna Berg",
  "AB",
  "alt+T", // the hotkey that sonner names
  "Dismiss", // react-aria has dictionaries of its own for the real languages
];

/** The names of weekdays and months, as `Intl` writes them. */
const DATES = [
  ...Array.from({ length: 7 }, (_, day) => writtenDate({ weekday: "long" }, 0, day + 1)),
  ...Array.from({ length: 12 }, (_, month) => writtenDate({ month: "long" }, month, 1)),
];

function writtenDate(part: Intl.DateTimeFormatOptions, month: number, day: number): string {
  const format = new Intl.DateTimeFormat("en", { ...part, timeZone: "UTC" });
  return format.format(Date.UTC(2026, month, day));
}

/**
 * The texts of a page in the pseudo-language that stand outside its brackets: they did not come
 * from the catalogue. Names of the salon's data are no texts. A message that was cut is told, too.
 */
export async function plainTexts(page: Page, data: readonly string[]): Promise<string[]> {
  const { texts, attributes, ofCalendars } = await page.evaluate(saidBy);
  const names = anyOf([...NAMES, ...data]);
  const dates = anyOf([...NAMES, ...data, ...DATES]);
  return [
    ...outsideBrackets(texts, names),
    ...attributes.flatMap((text) => outsideBrackets([text], names)),
    ...ofCalendars.flatMap((text) => outsideBrackets([text], dates)),
  ];
}

function anyOf(names: readonly string[]): RegExp {
  const longestFirst = [...new Set(names)].sort((a, b) => b.length - a.length);
  return new RegExp(
    longestFirst.map((name) => name.replace(/[^\p{L}\p{N} ]/gu, "\\$&")).join("|"),
    "g",
  );
}

/** Names of people, their work, services and clients at a location over a span of days. */
export async function namesOfData(page: Page, query: string): Promise<string[]> {
  const response = await page.request.get(`/api/ui/board?${query}`);
  expect(response.status(), `the data of ${query}`).toBe(200);
  const { data } = (await response.json()) as { data: Board }; // what the pages read themselves
  const names = data.rows.flatMap(({ member, cells }) => [
    member.name,
    ...member.name.split(" "),
    member.position,
    ...cells.flatMap(({ bookings }) =>
      bookings.flatMap(({ client, service }) => [client, service]),
    ),
  ]);
  expect(names.length, `names in ${query}`).toBeGreaterThan(0);
  return [...new Set(names)].filter((name) => name !== "");
}

/** Runs in the page. What stands in a month of react-aria is written by its own dictionaries. */
function saidBy(): Said {
  const READ = ["aria-label", "aria-description", "aria-valuetext", "title", "placeholder", "alt"];
  const SILENT = "script, style, template, noscript, [role=application] *";
  const HEAD = ".cal-frame [role=columnheader]";
  const CALENDAR = ".cal-frame *, [role=application]";
  const said = { texts: [] as string[], attributes: [document.title], ofCalendars: [] as string[] }; // filled below
  const walker = document.createTreeWalker(
    document.body,
    NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT,
  );
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node instanceof Element ? node : node.parentElement;
    if (element === null || element.closest(SILENT) !== null) continue;
    const names = element.matches(CALENDAR) ? said.ofCalendars : said.attributes;
    if (node === element) names.push(...READ.map((name) => element.getAttribute(name) ?? ""));
    else if (element.closest(HEAD)) said.ofCalendars.push(node.textContent ?? "");
    else said.texts.push(node.textContent ?? "");
  }
  return said;
}

function outsideBrackets(texts: readonly string[], names: RegExp): string[] {
  const plain: string[] = [];
  let depth = 0;
  for (const text of texts) {
    let outside = "";
    for (const letter of text.replaceAll(names, "")) {
      if (letter === "⟦") depth += 1;
      if (depth === 0) outside += letter;
      if (letter === "⟧") depth -= 1;
    }
    if (/\p{L}/u.test(outside)) plain.push(text);
  }
  return depth === 0 ? plain : [...plain, `cut: ${texts.join(" ").slice(0, 200)}`];
}
