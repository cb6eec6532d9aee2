import { readFile } from "node:fs/promises";
import { PGlite } from "@electric-sql/pglite";
import { openStoreOn } from "@/lib/api/store/open-store";
import { MIGRATIONS_FOLDER } from "@/lib/data/connection";
import type { Connection } from "@/lib/data/connection";
import { keepTemplate, readTemplate } from "@/lib/data/database-template";
import { PGLITE_PARSERS, connectPglite } from "@/lib/data/pglite-connection";
import { keep, keyOf, readKept } from "./database-cache";
import type { Content } from "./database-cache";

const ENGINE = "node_modules/@electric-sql/pglite/dist";

/** The engine zeroes its shared memory and reads its whole log at every start: both are kept small. */
const SMALL_LOG = ["--wal-segsize=1"];
const SMALL_MEMORY = [...PGlite.defaultStartParams, "-c", "shared_buffers=8MB"];
const RECIPE = `memory 2 ${SMALL_LOG.join(" ")}`;

/** A Blob of PGlite's options that hands out its bytes without a copy; PGlite only reads them. */
class Bytes extends Blob {
  readonly #bytes: ArrayBuffer;

  constructor(bytes: ArrayBuffer) {
    super();
    this.#bytes = bytes;
  }

  override async arrayBuffer(): Promise<ArrayBuffer> {
    return this.#bytes;
  }
}

/** What every start of the engine needs, read and compiled once by a worker. */
let parts: Promise<object> | undefined;
const dumps = new Map<number | null, Promise<ArrayBuffer>>();

/** A database in memory of its own, loaded from a dump which the first call on this machine makes. */
export async function openMemoryDatabase(content: Content = null): Promise<Connection> {
  return connectPglite(await load(content));
}

async function load(content: Content): Promise<PGlite> {
  parts ??= engineParts();
  return PGlite.create({
    ...(await parts),
    parsers: PGLITE_PARSERS,
    startParams: SMALL_MEMORY,
    loadDataDir: new Bytes(await dumpOf(content)),
  });
}

async function engineParts(): Promise<object> {
  const [pgliteWasmModule, initdbWasmModule, data] = await Promise.all([
    readFile(`${ENGINE}/pglite.wasm`).then((code) => WebAssembly.compile(code)),
    readFile(`${ENGINE}/initdb.wasm`).then((code) => WebAssembly.compile(code)),
    readFile(`${ENGINE}/pglite.data`),
  ]);
  return { pgliteWasmModule, initdbWasmModule, fsBundle: new Bytes(new Uint8Array(data).buffer) };
}

/** The files of a database with that content, as PGlite loads them; not to be changed. */
export function dumpOf(content: Content): Promise<ArrayBuffer> {
  const now = content && content.now;
  const dump = dumps.get(now) ?? makeDump(content);
  dumps.set(now, dump);
  return dump;
}

async function makeDump(content: Content): Promise<ArrayBuffer> {
  const name = `test-${await keyOf(content, RECIPE)}`;
  const kept = await readKept(name);
  if (kept) return kept;
  const client = await (content ? seeded(content) : created());
  await client.exec("checkpoint");
  await client.exec("checkpoint"); // the log before the first is let go
  const dump = await (await client.dumpDataDir("none")).arrayBuffer();
  await client.close();
  await keep(name, dump);
  return dump;
}

async function created(): Promise<PGlite> {
  const client = await PGlite.create({ parsers: PGLITE_PARSERS, initDbStartParams: SMALL_LOG });
  await connectPglite(client);
  await client.exec("update pg_database set datistemplate = false");
  for (const unused of ["template0", "template1"]) await client.exec(`drop database ${unused}`);
  return client;
}

async function seeded(content: NonNullable<Content>): Promise<PGlite> {
  const client = await load(null);
  const { seedDemo } = await openStoreOn(await connectPglite(client));
  await seedDemo(content);
  return client;
}

/** Embedded databases start from a dump where this machine has one (see `readTemplate`): makes it. */
export async function keepEmbeddedTemplate(): Promise<void> {
  if (await readTemplate(MIGRATIONS_FOLDER)) return;
  const client = await PGlite.create({ parsers: PGLITE_PARSERS });
  await connectPglite(client);
  await keepTemplate(client, MIGRATIONS_FOLDER);
  await client.close();
}
