import { existsSync, readFileSync, readdirSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { ROOT } from "./shell.mjs";

const CONTRACT = "docs/contract";
const DECISIONS = "docs/decisions";
const READ = /\.(ts|tsx|mjs|cjs|md)$/;
const LEFT_OUT = new Set(["node_modules", "dist", "test-results", "playwright-report"]);
/** This file: its planted citations are wrong on purpose. */
const SELF = relative(ROOT, fileURLToPath(import.meta.url));
/** Code and documents hold more than this outside the contract; fewer means that we read past them. */
const FEWEST = 400;

const NUMBER = String.raw`\d+(?:\.\d+)*`;
const PLACE = String.raw`${NUMBER}(?:\s+rows?\s+\d+)?`;
const LIST = String.raw`${PLACE}(?:(?:\s*[,;]\s*(?:and\s+|or\s+)?|\s+and\s+|\s+or\s+|\s+to\s+|\s*[–-]\s*)${PLACE})*`;
const FILE = String.raw`(?<![\w*}-])([\w-]+)\.md\b`;

/** What must be complained about, or the check is blind: a path and its text. */
const PLANTED = [
  ["planted.ts", "/** Hours (schedule.md 99). */"],
  ["planted.ts", "/** Hours (schedule.md 5.99). */"],
  ["planted.tsx", "// Business.md 4.99"],
  ["planted.mjs", "// schedule.md 3.2; business.md 1.4, 2.2, 3, 5.99"],
  ["planted.ts", "/** Calls (schedule.md 5.5, 99). */"],
  ["planted.ts", "/** Calls (schedule.md 5.3–5.9). */"],
  ["planted.ts", "/** Calls (schedule.md 7 to 5). */"],
  ["planted.ts", "/** A day as sections 6 and 77 of schedule.md print it. */"],
  ["planted.ts", "/**\n * Hours, as they stand in schedule.md\n * 5.99 of it.\n */"],
  ["planted.ts", "/** The nearest day (business.md 9.6); without one nothing (20.66). */"],
  ["planted.ts", 'it("keeps statuses (business.md 20 row 99)", check);'],
  ["planted.ts", "/** business.md 20.99 */"],
  ["planted.ts", "/** The area (areas.md 29). */"],
  ["planted.ts", "/** As screens.md has it. */"],
  ["planted.md", "The cases of `cases.md` 3."],
  ["planted.ts", "/** A list answers in so many queries (issue 4). */"],
  ["planted.md", "Closed with issue #4."],
  ["planted.md", "See decision 999."],
  ["planted.md", "See [schedule.md](docs/contract/schedule.md) 99."],
  ["planted.md", "See [hours](docs/contract/hours.txt)."],
  [`${CONTRACT}/planted.md`, "Differences: section 99.", "schedule"],
  [`${CONTRACT}/planted.md`, "Hours are wall-clock times (5.99).", "schedule"],
];

/** The same length, so that offsets stay. */
function blank(text) {
  return " ".repeat(text.length);
}

/** Row numbers of a first cell or list item: "13", "9, 10", "40–42". */
function rowsIn(label) {
  return label.split(/,\s*/).flatMap((part) => {
    const [first, last = first] = part.split("–").map(Number);
    return Array.from({ length: last - first + 1 }, (_, index) => first + index);
  });
}

/**
 * The numbered places of a contract file: headings ("5", "5.5"), and numbered rows as "20 row 13".
 * Rows of a section without numbered parts are "20.13" as well; of a file without numbers "13".
 */
function placesOf(text) {
  const headings = new Set();
  const rows = [];
  let section = "";
  for (const line of text.replaceAll(/^```[\s\S]*?^```/gm, "").split("\n")) {
    const heading = /^#{2,}\s+(\d+(?:\.\d+)*)\.?\s/.exec(line);
    const row = /^(?:\|\s*(\d[\d, –]*?)\s*\||(\d+)\.\s)/.exec(line);
    if (heading) headings.add((section = heading[1]));
    else if (/^#{2}\s/.test(line)) section = "";
    else if (row) rows.push(...rowsIn(row[1] ?? row[2]).map((number) => [section, number]));
  }
  const places = new Set(headings);
  for (const [of, number] of rows) {
    places.add(`${of} row ${number}`);
    if (of === "" && headings.size === 0) places.add(String(number));
    const whole = /^\d+$/.test(of) && ![...headings].some((each) => each.startsWith(`${of}.`));
    if (whole) places.add(`${of}.${number}`);
  }
  return places;
}

/** All places of a list such as "3.3–3.5, 4 and 20 row 19"; a range has its ends and all between. */
function placesNamed(list) {
  const found = [];
  const parts = list.matchAll(new RegExp(String.raw`(\s+to\s+|\s*[–-]\s*)?(${PLACE})`, "g"));
  for (const [, range, place] of parts) {
    const name = place.replaceAll(/\s+/g, " ").replace("rows", "row");
    if (range !== undefined && found.length > 0) found.push(...between(found.at(-1), name));
    found.push(name);
  }
  return found;
}

/** What a range holds between its ends; a range that goes backwards holds a place that is nowhere. */
function between(from, to) {
  const [start, end] = [from, to].map((place) => place.split("."));
  const [first, last] = [start, end].map((numbers) => Number(numbers.at(-1)));
  const parent = start.slice(0, -1).join(".");
  if (parent !== end.slice(0, -1).join(".")) return [];
  if (last <= first) return [`${from} to ${to}`];
  const inside = Array.from({ length: last - first - 1 }, (_, index) => first + index + 1);
  return inside.map((number) => (parent === "" ? String(number) : `${parent}.${number}`));
}

/** Joins the lines of a comment, and gives a link to a file its name alone; offsets stay. */
function flattened(path, text) {
  if (!path.endsWith(".md")) return text.replaceAll(/\n[ \t]*(?:\*(?!\/)|\/\/)[ \t]*/g, blank);
  const link = /\[([\w-]+\.md)\]\([^)\s]+\)/g;
  return text.replaceAll(link, (whole, name) => blank(whole.slice(name.length)) + name);
}

/** Every citation of a contract file in a text: file, place, offset. */
function citationsIn(path, text, own) {
  const cited = [];
  const note = (file, list, at) =>
    cited.push(...placesNamed(list).map((place) => ({ file, place, at })));
  const after = new RegExp(String.raw`${FILE}(?:${"`"}?\s+(${LIST}))?([^\n]*)`, "gi");
  const before = new RegExp(
    String.raw`\bsections?\s+(${LIST})(?:\s+of\s+${"`"}?([\w-]+)\.md)?`,
    "gi",
  );
  for (let match = after.exec(text); match; match = after.exec(text)) {
    const [whole, name, list, rest] = match;
    if (list) note(name.toLowerCase(), list, match.index);
    const [aside] = rest.split(/\*\/|[\w-]+\.md\b/);
    if (list && !own) {
      for (const [, place] of aside.matchAll(/\((\d+\.\d+)\)/g))
        note(name.toLowerCase(), place, match.index);
    }
    after.lastIndex = match.index + whole.length - rest.length;
  }
  for (const match of text.matchAll(before)) {
    const file = match[2]?.toLowerCase() ?? own;
    if (file) note(file, match[1], match.index);
  }
  if (own) for (const match of text.matchAll(/\((\d+\.\d+)\)/g)) note(own, match[1], match.index);
  return cited;
}

/** Mentions of what a reader cannot open: other files, issues, decisions, targets of links. */
function unopenable(path, text, known) {
  const found = [];
  const note = (what, at) => found.push({ what, at });
  for (const match of text.matchAll(new RegExp(FILE, "gi"))) {
    if (!known.documents.has(`${match[1]}.md`.toLowerCase())) note(match[0], match.index);
  }
  for (const match of text.matchAll(/\bissues?\s+#?\d+/gi)) note(match[0], match.index);
  for (const match of text.matchAll(/\bdecisions?\s+(\d{3})\b/gi)) {
    if (!known.decisions.has(match[1])) note(match[0], match.index);
  }
  if (!path.endsWith(".md")) return found;
  for (const match of text.matchAll(/\]\(([^)\s#]+)(?:#[^)]*)?\)/g)) {
    const outside = /^[a-z]+:/.test(match[1]);
    if (!outside && !existsSync(join(ROOT, dirname(path), match[1]))) note(match[0], match.index);
  }
  return found;
}

/** Judges one text: how many citations it has, and the complaints as "path:line what". */
function judge(path, text, known, own = ownName(path, known)) {
  const flat = flattened(path, text);
  const citations = citationsIn(path, flat, own).filter(({ file }) => known.places.has(file));
  const missing = citations
    .filter(({ file, place }) => !known.places.get(file).has(place))
    .map(({ file, place, at }) => ({ what: `${file}.md ${place}`, at }));
  const complaints = [...missing, ...unopenable(path, text, known)].map(({ what, at }) => {
    const line = text.slice(0, at).split("\n").length;
    return `${path}:${line} ${what}`;
  });
  return { citations: citations.length, complaints };
}

/** The name by which a contract file cites itself. */
function ownName(path, known) {
  const name = basename(path, ".md");
  return dirname(path) === CONTRACT && known.places.has(name) ? name : undefined;
}

/** Paths of all files that may cite, from the root. */
function filesUnder(folder) {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (LEFT_OUT.has(entry.name)) return [];
    if (entry.isDirectory()) return entry.name.startsWith(".") ? [] : filesUnder(path);
    return READ.test(entry.name) && path !== SELF ? [path] : [];
  });
}

function read(path) {
  return readFileSync(join(ROOT, path), "utf8");
}

const paths = filesUnder(".");
const documents = paths.filter((path) => path.endsWith(".md"));
const contract = documents.filter((path) => dirname(path) === CONTRACT && !/README/.test(path));
const known = {
  documents: new Set(documents.map((path) => basename(path).toLowerCase())),
  decisions: new Set(readdirSync(join(ROOT, DECISIONS)).map((name) => name.slice(0, 3))),
  places: new Map(contract.map((path) => [basename(path, ".md"), placesOf(read(path))])),
};

const judged = paths.map((path) => ({ path, ...judge(path, read(path), known) }));
const complaints = judged.flatMap((each) => each.complaints);
const outside = judged.filter(({ path }) => dirname(path) !== CONTRACT);
const total = (list) => list.reduce((sum, each) => sum + each.citations, 0);
const overlooked = PLANTED.filter(
  ([path, text, own]) => judge(path, text, known, own).complaints.length === 0,
);

process.stdout.write(
  `${total(outside)} citations of the contract, ${total(judged) - total(outside)} inside it, ` +
    `${paths.length} files, ${complaints.length} name nothing\n`,
);
if (complaints.length > 0) process.stderr.write(`${complaints.join("\n")}\n`);
for (const [, text] of overlooked) process.stderr.write(`Planted, not found: ${text}\n`);
if (total(outside) < FEWEST) process.stderr.write(`Fewer than ${FEWEST} citations were found\n`);
process.exitCode =
  complaints.length === 0 && overlooked.length === 0 && total(outside) >= FEWEST ? 0 : 1;
