import { getTableName, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rowsOf } from "@/lib/data/connection";
import type { Connection } from "@/lib/data/connection";
import { TEST_ENGINES } from "@/test-support/test-engines";
import { TABLES_OF_CLIENTS } from "./client-references.rows";

describe.each(TEST_ENGINES)("what belongs to a client on $name", (engine) => {
  let connection: Connection;
  beforeAll(async () => {
    connection = await engine.connect();
  });
  afterAll(() => connection.close());
  const known = Object.values(TABLES_OF_CLIENTS)
    .map((table) => getTableName(table))
    .sort();
  const tables = async (query: ReturnType<typeof sql>) => {
    const rows = await rowsOf<{ name: string }>(connection.db, query);
    return [...new Set(rows.map(({ name }) => name))].sort();
  };

  it("is all known to a merge, by the foreign keys", async () => {
    const referring = await tables(sql`select conrelid::regclass::text as name from pg_constraint
      where contype = 'f' and confrelid = 'clients'::regclass`);
    expect(referring).toEqual(known);
  });

  it("is all known to a merge, by the names of columns", async () => {
    const named = await tables(sql`select table_name as name from information_schema.columns
      where table_schema = 'public' and column_name ~ '(^|_)client_ids?$'`);
    expect(known).toEqual(expect.arrayContaining(named));
    expect(named.length).toBeGreaterThan(3);
  });
});
