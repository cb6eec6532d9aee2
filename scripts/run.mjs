import { pathToFileURL } from "node:url";
import { join } from "node:path";
import { ROOT, say } from "./shell.mjs";
import { build, bundleServer, install } from "./setup.mjs";

const COMMANDS = { start, test, proof, dev, bench };

/**
 * npm's shell may end at a signal without passing it on: then our parent changes, which counts as
 * SIGTERM.
 */
function stopWithParent() {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    process.kill(process.pid, "SIGTERM");
  }, 500);
  watch.unref();
}

/** Installs, builds, and serves in this very process, so that a signal reaches the server itself. */
async function start() {
  if (process.env.npm_lifecycle_event) stopWithParent();
  await install();
  await build();
  say("Starting");
  process.env.NODE_ENV = "production";
  await import(pathToFileURL(join(ROOT, "dist/server.mjs")).href);
}

async function test() {
  await install();
  const names = process.argv.slice(3);
  if (names.length === 1 && names[0] === "quick") {
    const { runQuick } = await import("./quick.mjs");
    process.exitCode = await runQuick();
    return;
  }
  const { runChecks } = await import("./checks.mjs");
  process.exitCode = await runChecks(names);
}

async function proof() {
  await install();
  const { runProof } = await import("./proof.mjs");
  process.exitCode = await runProof(process.argv.slice(3));
}

/** Serves the sources; a change of server code restarts the server, Next reloads the rest itself. */
async function dev() {
  if (process.env.npm_lifecycle_event) stopWithParent();
  await install();
  const { spawn } = await import("node:child_process");
  let server = null;
  const restart = async (result) => {
    if (result.errors.length > 0) return;
    if (server?.exitCode === null) {
      const ended = new Promise((resolve) => server.once("exit", resolve));
      server.kill("SIGTERM");
      await ended;
    }
    const env = { ...process.env, NODE_ENV: "development" };
    server = spawn(process.execPath, ["dist/server.mjs"], { cwd: ROOT, stdio: "inherit", env });
  };
  const context = await bundleServer(restart);
  const stop = (signal) => {
    void context.dispose();
    server?.kill(signal);
    server?.once("exit", (code) => process.exit(code ?? 0));
  };
  process.on("SIGINT", () => stop("SIGINT"));
  process.on("SIGTERM", () => stop("SIGTERM"));
}

async function bench() {
  await install();
  await build();
  const { run, bin } = await import("./shell.mjs");
  process.exitCode = await run(bin("tsx"), ["bench/main.ts", ...process.argv.slice(3)]);
}

const command = COMMANDS[process.argv[2] ?? ""];
if (!command) {
  process.stderr.write(`Use one of: ${Object.keys(COMMANDS).join(", ")}\n`);
  process.exit(2);
}
command().catch((error) => {
  process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
