import { readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Children, Planting } from "./tenancy-children";

/**
 * Who may call an operation of a location: a partner without a user, every user of the location,
 * all but workers, those who manage it, owners alone, or who sees salaries: everybody's or their own.
 */
export type Access = "public" | "everyone" | "desk" | "managers" | "owner" | "salary";

/** A body that the owner of these children may send; the number makes it new. */
export type BodyOf = (ids: Children, number: number) => unknown;

/** A query without its question mark. */
export type QueryOf = (ids: Children) => string;

type By<Value> = Readonly<Record<string, Value>>;

/** A call that names no location, with what belongs to the foreign one, and its right answer. */
export type OutsideCall = (ids: Children) => readonly [path: string, status: number];

/** What an area tells the tenancy proof of its routes, each named as `METHOD /path`. */
export type TenancyRows = {
  /** Every route below a location. */
  readonly entries?: By<Access>;
  /** Every route that names no location. */
  readonly outside?: By<OutsideCall>;
  /** One body for every write that has one: no refusal is about its form. */
  readonly bodies?: By<BodyOf>;
  /** Of reads that need a query, or that name a child in it. */
  readonly queries?: By<QueryOf>;
  /** Routes of things that nobody keeps yet: their owner finds none either. */
  readonly nothingKept?: readonly string[];
  /** Routes, beside deletions, that would be in the way of a later call. */
  readonly spoiling?: readonly string[];
  /** Words in paths that are no ids of children, by their parameter. */
  readonly words?: By<string>;
  /** Makes one of each thing that the area keeps, and answers their ids by parameter. */
  readonly plant?: (planting: Planting) => Promise<By<number>>;
};

const AREAS = join(import.meta.dirname, "../lib/api/areas");

type AreaRows = TenancyRows & { readonly file: string };

/**
 * The rows of every area that has a file of them, in the order of their names; an area is asked by
 * its folder, so that a new one is proven by being there.
 */
async function readRows(): Promise<AreaRows[]> {
  const files = readdirSync(AREAS, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".tenancy.ts"))
    .sort();
  return Promise.all(
    files.map(async (file) => {
      const path = pathToFileURL(join(AREAS, file)).href;
      const words = basename(file, ".tenancy.ts");
      const name = `${words.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase())}Tenancy`;
      const exported = (await import(/* @vite-ignore */ path)) as By<TenancyRows>; // its kind says so
      const rows = exported[name];
      if (!rows) throw new Error(`${file} exports no ${name}`);
      return { file, ...rows };
    }),
  );
}

/** All rows as one; no two areas may tell of one route. */
export async function allTenancyRows() {
  const areas = await readRows();
  return {
    entries: joined(areas, ({ entries }) => entries),
    outside: joined(areas, ({ outside }) => outside),
    bodies: joined(areas, ({ bodies }) => bodies),
    queries: joined(areas, ({ queries }) => queries),
    words: joined(areas, ({ words }) => words),
    nothingKept: new Set(areas.flatMap(({ nothingKept = [] }) => nothingKept)),
    spoiling: new Set(areas.flatMap(({ spoiling = [] }) => spoiling)),
    plants: areas.flatMap(({ plant }) => plant ?? []),
  };
}

function joined<Value>(
  areas: readonly AreaRows[],
  part: (rows: TenancyRows) => By<Value> | undefined,
): By<Value> {
  const all: Record<string, Value> = {};
  for (const area of areas) {
    for (const [name, value] of Object.entries(part(area) ?? {})) {
      if (name in all) throw new Error(`${area.file} tells again of ${name}`);
      all[name] = value;
    }
  }
  return all;
}
