import type { SQL } from "drizzle-orm";
import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";

/** What PGlite and PostgreSQL have in common through Drizzle; a transaction is one as well. */
export type Database = PgDatabase<PgQueryResultHKT>;

/** Tells the listener which location was written, or that announcements may have been missed. */
export type AnnouncementListener = {
  readonly onWrite: (locationId: number) => void;
  readonly onGap: () => void;
};

/** An open database and what its engine does in its own way. */
export type Connection = {
  readonly engine: "pglite" | "postgres";
  readonly db: Database;
  /** Announces a write inside its transaction; null where no other process can share the data. */
  readonly announcements: {
    announce(transaction: Database, locationId: number): Promise<number>;
    versionOf(db: Database, locationId: number): Promise<number>;
    listen(listener: AnnouncementListener): void;
  } | null;
  /** False when it answers but has no room for writes; whether it answers is asked by a query. */
  isReady?: () => Promise<boolean>;
  /** Resolves with the reason when the database is lost for this process, which then must end. */
  readonly failed?: Promise<string>;
  close(): Promise<void>;
};

export const MIGRATIONS_FOLDER = "lib/data/migrations";

/** Rows of a raw statement; both drivers answer an object with `rows`. */
export async function rowsOf<Row>(db: Database, statement: SQL): Promise<Row[]> {
  const result = await db.execute(statement);
  return (result as { rows: Row[] }).rows; // the common type of both drivers does not say so
}
