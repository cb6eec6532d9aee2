import { AsyncLocalStorage } from "node:async_hooks";

// As Next's server does before anything else: its storages are dummies where they find none, and
// they are made once in a worker, by the first test that imports something of Next.
globalThis.AsyncLocalStorage ??= AsyncLocalStorage;
