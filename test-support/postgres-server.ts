import { randomUUID } from "node:crypto";
import pg from "pg";
import { openStoreOn } from "@/lib/api/store/open-store";
import { openPostgres } from "@/lib/data/postgres-database";
import { keyOf } from "./database-cache";
import type { Content } from "./database-cache";

const MAKING = 7_301_984; // the key of the lock that one worker holds while it makes a template

type TestDatabase = { readonly url: string; drop(): Promise<void> };

/** A database of its own on the server: an empty one without tables, or a copy of a template. */
export async function createDatabase(server: string, template?: string): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  await onServer(server, (run) =>
    run(`create database ${name}${template === undefined ? "" : ` template ${template}`}`),
  );
  return {
    url: urlOf(server, name),
    drop: () => onServer(server, (run) => run(`drop database ${name} with (force)`)),
  };
}

/** Takes locks by a statement, in a transaction of another process; answers how to let them go. */
export async function holdRows(url: string, statement: string): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => {}); // the database goes with its suite
  await client.connect();
  await client.query("begin");
  await client.query(statement);
  return () => client.end();
}

const templates = new Map<number | null, Promise<string>>();

/** The name of a database with that content, made once on a server, to be copied and never opened. */
export function templateOf(server: string, content: Content): Promise<string> {
  const now = content && content.now;
  const template = templates.get(now) ?? makeTemplate(server, content);
  templates.set(now, template);
  return template;
}

async function makeTemplate(server: string, content: Content): Promise<string> {
  const name = `template_${await keyOf(content, "postgres 1")}`;
  await onServer(server, async (run) => {
    await run(`select pg_advisory_lock(${MAKING})`); // until this connection ends
    const { rowCount } = await run(`select from pg_database where datname = '${name}'`);
    if (rowCount === 1) return;
    const draft = `draft_${name}`; // another name as long as it is not whole
    await run(`drop database if exists ${draft} with (force)`);
    await run(`create database ${draft}`);
    const made = await openStoreOn(await openPostgres(urlOf(server, draft)));
    try {
      if (content) await made.seedDemo(content);
    } finally {
      await made.close();
    }
    await run(`alter database ${draft} rename to ${name}`);
  });
  return name;
}

function urlOf(server: string, database: string): string {
  const own = new URL(server);
  own.pathname = `/${database}`;
  return own.href;
}

type Run = (statement: string) => Promise<pg.QueryResult>;

async function onServer<T>(url: string, work: (run: Run) => Promise<T>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await work((statement) => client.query(statement));
  } finally {
    await client.end();
  }
}
