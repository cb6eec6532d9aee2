import { fork } from "node:child_process";
import { closeSync, fsyncSync, openSync, writeSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { signIn, spawnServer, temporaryFolder } from "../scripts/spawn-server.mjs";
import { measure } from "./load";
import type { Load, Measured } from "./load";
import type { Row } from "./row";

const SECONDS = 4;
const DATE = "2026-11-25";

type Target = { readonly host: string; readonly port: number };

/** The rows about the API over HTTP, each beside its floor measured in the same run. */
export async function httpRows(): Promise<Row[]> {
  const folder = temporaryFolder();
  const server = await spawnServer({ DATA_DIR: folder.path, CHAIRTIME_CLOCK: `${DATE}T08:00:00Z` });
  const empty = fork(fileURLToPath(new URL("empty-server.mjs", import.meta.url)));
  const port = await new Promise<number>((resolve) =>
    empty.once("message", (address: { port: number }) => resolve(address.port)),
  );
  try {
    const floor = { host: "127.0.0.1", port };
    const ours = { host: "127.0.0.1", port: Number(new URL(server.url).port) };
    const headers = await signIn(server.url, "owner@atelier.example", "owner-demo-pass");
    return [
      await sessionsRow(ours, floor, headers),
      await datesRow(ours, floor, headers),
      await saveRow(ours, folder.path, headers),
    ];
  } finally {
    empty.kill();
    await server.stop();
    folder.remove();
  }
}

async function sessionsRow(ours: Target, floor: Target, headers: Headers): Promise<Row> {
  const path = `/api/v1/timetable/seances/4564/3001/${DATE}`;
  const [measured, bare] = await besides({ ...ours, path, headers, concurrency: 16 }, floor);
  return {
    what: "sessions of a day, c=16",
    measured: `${Math.round(measured.perSecond)}/s`,
    floor: `empty node:http ${Math.round(bare.perSecond)}/s`,
    ratio: measured.perSecond / bare.perSecond,
    bar: { atLeast: 0.3 },
  };
}

async function datesRow(ours: Target, floor: Target, headers: Headers): Promise<Row> {
  const path = `/api/v1/timetable/dates/4564/${DATE}?staff_id=3001`;
  const [measured, bare] = await besides({ ...ours, path, headers, concurrency: 1 }, floor);
  return {
    what: "working dates, one person, c=1, p50",
    measured: `${measured.p50.toFixed(3)} ms`,
    floor: `empty node:http ${bare.p50.toFixed(3)} ms`,
    ratio: measured.p50 / bare.p50,
    bar: { atMost: 4 },
  };
}

async function saveRow(ours: Target, folder: string, headers: Headers): Promise<Row> {
  const body = JSON.stringify([
    { date: DATE, is_working: true, slots: [{ from: "10:00", to: "18:00" }] },
  ]);
  const other = body.replace("10:00", "09:00");
  const path = `/api/v1/schedule/4564/3001/${DATE}/${DATE}`;
  const load = { ...ours, path, headers, method: "PUT", bodies: [body, other], concurrency: 1 };
  await measure({ ...load, seconds: 1 }); // warm
  const { p50 } = await measure({ ...load, seconds: SECONDS });
  const fsync = bareFsync(folder);
  return {
    what: "save one day, embedded, fsynced, c=1, p50",
    measured: `${p50.toFixed(2)} ms`,
    floor: `8 kB write and fsync ${fsync.toFixed(2)} ms`,
    ratio: p50 / fsync,
    bar: { milliseconds: p50, atMostMilliseconds: 2 },
  };
}

type Headers = Readonly<Record<string, string>>;

/** Ours and the floor in turn, twice, so that both see the same machine; the better of each. */
async function besides(load: Omit<Load, "seconds">, floor: Target): Promise<[Measured, Measured]> {
  const bareLoad = { ...floor, path: "/", concurrency: load.concurrency, seconds: SECONDS };
  await measure({ ...load, seconds: 2 }); // warm
  const first = [await measure({ ...load, seconds: SECONDS }), await measure(bareLoad)] as const;
  const second = [await measure({ ...load, seconds: SECONDS }), await measure(bareLoad)] as const;
  for (const { statuses } of [first[0], second[0]]) {
    if ([...statuses.keys()].some((status) => status !== 200)) {
      throw new Error(`${load.path} answered ${[...statuses].join(" ")}`);
    }
  }
  return [better(first[0], second[0]), better(first[1], second[1])];
}

function better(a: Measured, b: Measured): Measured {
  return a.perSecond > b.perSecond ? a : b;
}

function bareFsync(folder: string): number {
  const file = openSync(join(folder, "bench-fsync"), "w");
  const page = Buffer.alloc(8192, 1);
  const times = Array.from({ length: 200 }, () => {
    const startedAt = performance.now();
    writeSync(file, page, 0, page.length, 0);
    fsyncSync(file);
    return performance.now() - startedAt;
  });
  closeSync(file);
  return median(times);
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
