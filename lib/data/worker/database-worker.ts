import { parentPort, workerData } from "node:worker_threads";
import type { WorkerTask } from "./protocol";
import { serveDatabase } from "./serve-database";

/** The thread of the embedded database; its data are a WorkerTask. */
if (!parentPort) throw new Error("This file is run as a worker");
await serveDatabase(parentPort, workerData as WorkerTask); // given by `openWorker`
