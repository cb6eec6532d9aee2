import { parentPort, workerData } from "node:worker_threads";
import { realDisk } from "@/lib/data/disk";
import type { WorkerTask } from "@/lib/data/worker/protocol";
import { serveDatabase } from "@/lib/data/worker/serve-database";
import { shareWeakness, weakDisk } from "./weak-disk";

type Data = WorkerTask & { readonly memory?: SharedArrayBuffer; readonly dump?: ArrayBuffer };

if (!parentPort) throw new Error("This file is run as a worker");
const task = workerData as Data; // given by the test
const { memory, dump } = task;
const disk = memory ? weakDisk(shareWeakness(memory).weakness) : realDisk;
await serveDatabase(parentPort, task, { disk, dump });
