/** Everything of the API lies below. */
export const BASE_PATH = "/api/v1";

/** Where the vendor's documentation tries calls out: programs made from it call here (business.md 1.1). */
export const MOCK_PATH = "/_mock/en/b2b-v1/openapi";

/**
 * Two paths of one operation (business.md 1.1), in which `{name}` stands for one part,
 * `{name:number}` for one of digits, and a last `*` for all further parts or none. The newer one
 * below `/locations/{location_id}` is served below `/company/{location_id}`, too.
 */
export type Spelling = {
  readonly newer: string;
  readonly older: string;
  /** Not among the spellings of the contract: it is served, but the documentation is silent of it. */
  readonly isInferred?: true;
};

/** What a server makes of the spellings of its areas. */
export type PathSpellings = {
  /**
   * The path that a request means, in the older spelling and without a trailing slash: routes know
   * one spelling only, so both answer identically (business.md 1.1).
   */
  readonly pathOf: (request: { readonly url: string }) => string;
  /** The newer spelling of the path of a route, for the documentation; null = it has none. */
  readonly newerOf: (path: string) => string | null;
};

type Rewrite = (path: string) => string | null;

/** By the word that says what a path is about: its first, or the one after the location. */
type Rewrites = ReadonlyMap<string, readonly Rewrite[]>;

const NEWER_PLACE = "/locations/";
const PLACE = "/company/";

/** Compiles the spellings of all areas; where two could mean one path, words win over parameters. */
export function compileSpellings(spellings: readonly Spelling[]): PathSpellings {
  const rows = [...spellings].sort((one, other) => byWords(one.newer, other.newer));
  const isPlaced = ({ newer }: Spelling): boolean => newer.startsWith(`${NEWER_PLACE}{`);
  const placed = byWord(rows.filter(isPlaced), 3);
  const others = byWord(
    rows.filter((row) => !isPlaced(row)),
    1,
  );
  const told = spellings
    .filter(({ isInferred }) => !isInferred)
    .sort((one, other) => byWords(one.older, other.older))
    .map(({ newer, older }) => rewriteOf(older, newer));
  const olderOf = (path: string): string => {
    const place = placeOf(path);
    if (place === null) {
      return rewritten(others, wordAt(path, 1), path) ?? path;
    }
    const word = wordAt(path, path.indexOf("/", place.length) + 1);
    const below = path.slice(place.length);
    const found = rewritten(placed, word, NEWER_PLACE + below);
    return found ?? (place === PLACE ? path : PLACE + below);
  };
  return {
    pathOf: ({ url }) => {
      const path = belowBase(pathIn(url));
      return path.startsWith(BASE_PATH) ? BASE_PATH + olderOf(path.slice(BASE_PATH.length)) : path;
    },
    newerOf: (path) => {
      for (const rewrite of told) {
        const newer = rewrite(path);
        if (newer !== null) return newer;
      }
      return path.startsWith(PLACE) ? NEWER_PLACE + path.slice(PLACE.length) : null;
    },
  };
}

function belowBase(path: string): string {
  return path.startsWith(`${MOCK_PATH}/`) ? BASE_PATH + path.slice(MOCK_PATH.length) : path;
}

/** The path of an URL without trailing slashes. */
function pathIn(url: string): string {
  const start = url.indexOf("/", url.indexOf("//") + 2);
  const query = url.indexOf("?", start);
  let path = start === -1 ? "/" : url.slice(start, query === -1 ? undefined : query);
  while (path.length > 1 && path.endsWith("/")) path = path.slice(0, -1);
  return path;
}

/** The query of an URL without its question mark. */
export function searchOf(url: string): string {
  const query = url.indexOf("?");
  return query === -1 ? "" : url.slice(query + 1);
}

function placeOf(path: string): typeof PLACE | typeof NEWER_PLACE | null {
  if (path.startsWith(PLACE)) return PLACE;
  return path.startsWith(NEWER_PLACE) ? NEWER_PLACE : null;
}

function rewritten(rewrites: Rewrites, word: string, path: string): string | null {
  for (const rewrite of rewrites.get(word) ?? []) {
    const other = rewrite(path);
    if (other !== null) return other;
  }
  return null;
}

/** The part of a path that starts there; none starts at 0. */
function wordAt(path: string, start: number): string {
  if (start === 0) return "";
  const end = path.indexOf("/", start);
  return end === -1 ? path.slice(start) : path.slice(start, end);
}

function byWord(spellings: readonly Spelling[], part: number): Rewrites {
  const rewrites = new Map<string, Rewrite[]>();
  for (const { newer, older } of spellings) {
    const word = newer.split("/")[part] ?? "";
    rewrites.set(word, [...(rewrites.get(word) ?? []), rewriteOf(newer, older)]);
  }
  return rewrites;
}

const PARAMETER = /\{(\w+)(?::number)?\}/;

/** Gives a path of the one form in the other, null for every path of another form. */
function rewriteOf(from: string, to: string): Rewrite {
  const names = partsOf(from).filter((_, at) => at % 2 === 1);
  const parts = partsOf(to).map((part, at) => (at % 2 === 1 ? names.indexOf(part) + 1 : part));
  const form = new RegExp(
    `^${from
      .replace(/\/\*$/, "(/.*)?")
      .replaceAll("{", "({")
      .replaceAll(/\{\w+:number\}/g, "\\d+)")
      .replaceAll(/\{\w+\}/g, "[^/]+)")}$`,
  );
  return (path) => {
    const found = form.exec(path);
    if (!found) return null;
    let written = "";
    for (const part of parts) written += typeof part === "string" ? part : (found[part] ?? "");
    return written;
  };
}

/** What stands between parameters, and their names, by turns. */
function partsOf(form: string): string[] {
  return form.replace(/\/\*$/, "{rest}").split(PARAMETER);
}

/** Words before parameters, parameters before whatever may follow. */
function byWords(one: string, other: string): number {
  const [left, right] = [one.split("/"), other.split("/")];
  const ranks = (left.length > right.length ? left : right).map(
    (_, at) => generalityOf(left[at]) - generalityOf(right[at]),
  );
  return ranks.find((rank) => rank !== 0) ?? 0;
}

function generalityOf(part: string | undefined): number {
  if (part === "*") return 2;
  return part?.startsWith("{") ? 1 : 0;
}
