import { readFileSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { ROOT } from "./shell.mjs";
import { argumentsOf, foundIn, keysIn, parse } from "./words-in-source.mjs";

const LOCALES = "public/locales";

/** Each kind of text outside the catalogue, planted: a check that overlooks one is blind. */
const PLANTED = [
  ["text between tags", "<p>Nothing here</p>"],
  ["text in braces", "<p>{isOff ? `Off: ${hours}` : null}</p>"],
  ["text in braces", '<p>{count > 0 && "more"}</p>'],
  ["text of an attribute", '<button aria-label="Close" />'],
  ["text of an attribute", '<button title={isShown ? "Hide" : say("x.show")} />'],
  ["text of an attribute", "<input placeholder={`Search ${place}`} />"],
  ["text of an attribute", '<img alt="Logo" />'],
  ["text of an attribute", '<Picker searchLabel="Search" />'],
  ["text of an option", 'choose([{ key: "week", label: "Week" }])'],
  ["text of an option", 'export const metadata = { title: "Schedule" }'],
  ["text of a message", 'toast.success("Saved", { duration: 8 })'],
  ["text of a message", "showRefusal(words, `Not saved: ${change}`, refusal)"],
  ["sentence", 'const why = "Nobody works here.";'],
  ["sentence", "const why = `${person} was dismissed, so no hours.`;"],
];

/** What none of the rules may take for text. */
const PLAIN = [
  '<p className="flex gap-1">{say("common.close")} · {name} – <Brand>Chairtime</Brand></p>',
  '<Toaster toastOptions={{ classNames: { title: "font-medium" } }} theme="system" />',
  'const title = say("common.close"); throw new Error("The list is empty here.");',
  '<input type="search" aria-invalid="true" placeholder={say("picker.search")} />',
];

/** Paths of the sources under a folder, without tests. */
function sourcesIn(folder, endings) {
  return readdirSync(join(ROOT, folder), { recursive: true })
    .map((path) => join(folder, path))
    .filter((path) => endings.test(path) && !/\.test\.tsx?$|test-support/.test(path));
}

function read(path) {
  return parse(path, readFileSync(join(ROOT, path), "utf8"));
}

function textsOutside() {
  const components = [...sourcesIn("app", /\.tsx?$/), ...sourcesIn("components", /\.tsx?$/)];
  const formats = sourcesIn("lib/format", /\.ts$/);
  const found = [...components, ...formats].flatMap((path) =>
    foundIn(read(path)).map(({ kind, line, text }) => `${path}:${line}: ${kind}: ${text}`),
  );
  return { count: components.length + formats.length, found };
}

/** Kinds that are not found where they are planted, and plain code that is. */
function blindSpots() {
  const missed = PLANTED.filter(
    ([kind, code]) => !foundIn(parse("planted.tsx", code)).some((each) => each.kind === kind),
  ).map(([kind, code]) => `planted, but not found: ${kind}: ${code}`);
  const wrong = PLAIN.flatMap((code) => foundIn(parse("plain.tsx", code))).map(
    ({ kind, text }) => `plain, but found: ${kind}: ${text}`,
  );
  return [...missed, ...wrong];
}

/** Messages by their key: `{ "common.close": "Close" }`. */
function flat(catalogue, prefix = "") {
  return Object.entries(catalogue).flatMap(([key, value]) =>
    typeof value === "string" ? [[prefix + key, value]] : flat(value, `${prefix}${key}.`),
  );
}

function catalogues() {
  return readdirSync(join(ROOT, LOCALES)).map((file) => ({
    language: basename(file, ".json"),
    messages: new Map(flat(JSON.parse(readFileSync(join(ROOT, LOCALES, file), "utf8")))),
  }));
}

/** Where a catalogue differs from the English one: in its keys, or in the arguments of a message. */
function differences(english, { language, messages }) {
  const missing = [...english.keys()].filter((key) => !messages.has(key));
  const more = [...messages.keys()].filter((key) => !english.has(key));
  const others = [...messages].filter(
    ([key, message]) => english.has(key) && argumentsOf(message) !== argumentsOf(english.get(key)),
  );
  return [
    ...missing.map((key) => `${language}: ${key} is missing`),
    ...more.map((key) => `${language}: ${key} is not in English`),
    ...others.map(([key]) => `${language}: ${key} has other arguments than in English`),
  ];
}

/** Keys that no source asks for; a template such as `refusals.${kind}` asks for all it may mean. */
function unused(english) {
  const sources = ["app", "components", "lib"].flatMap((folder) => sourcesIn(folder, /\.tsx?$/));
  const asked = sources.flatMap((path) => keysIn(read(path)));
  const isAsked = (key) =>
    asked.some(({ start, isWhole }) => (isWhole ? key === start : key.startsWith(start)));
  return [...english.keys()].filter((key) => !isAsked(key)).map((key) => `${key}: no code uses it`);
}

/** The same mistakes made on purpose in a second catalogue. */
function blindToCatalogues() {
  const english = new Map([
    ["a.b", "{x} of {y}"],
    ["a.c", "C"],
    ["a.e", "{count, plural, one {day of {x}} other {days of {x}}}"],
  ]);
  const messages = new Map([
    ["a.b", "{x} von {z}"],
    ["a.d", "D"],
    ["a.e", "{count, plural, one {Tag} other {Tage}} von {x}"],
  ]);
  const found = differences(english, { language: "planted", messages });
  const keys = unused(new Map([["planted.key", "Text"]]));
  return found.length === 3 && keys.length === 1 ? [] : ["faults of a planted catalogue not found"];
}

const all = catalogues();
const english = all.find(({ language }) => language === "en").messages;
const { count, found } = textsOutside();
const faults = [
  ...found,
  ...all.flatMap((catalogue) => differences(english, catalogue)),
  ...unused(english),
  ...blindSpots(),
  ...blindToCatalogues(),
];
process.stdout.write(`${count} files, ${english.size} messages, ${faults.length} faults\n`);
if (faults.length > 0) process.stderr.write(`${faults.map((fault) => `  ${fault}`).join("\n")}\n`);
process.exitCode = count > 50 && english.size > 100 && faults.length === 0 ? 0 : 1;
