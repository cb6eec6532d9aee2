// A PostgreSQL of its own for one command, on loopback, gone afterwards:
//   node scripts/with-postgres.mjs -- npx vitest run lib/data
// The command finds it in TEST_DATABASE_URL.
import { execFileSync, spawn } from "node:child_process";
import { accessSync, chownSync, constants, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { constants as osConstants, tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

const SUPER_USER = "chairtime";
const START_TIMEOUT_MS = 30_000;

/** Where PostgreSQL's programs lie; newest Debian package first, then PATH. */
export function findPostgres() {
  const folders = [...debianFolders(), ...(process.env.PATH ?? "").split(delimiter)];
  const found = folders.find(
    (folder) => isProgram(join(folder, "initdb")) && isProgram(join(folder, "postgres")),
  );
  if (found) return found;
  throw new Error(
    "PostgreSQL was not found. Install it (Debian: apt-get install postgresql-15) or put its programs on PATH.",
  );
}

function debianFolders() {
  const root = "/usr/lib/postgresql";
  try {
    return readdirSync(root)
      .sort((a, b) => Number(b === "15") - Number(a === "15") || Number(b) - Number(a))
      .map((version) => join(root, version, "bin"));
  } catch {
    return [];
  }
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** PostgreSQL refuses to run as root; then it runs as the user of its package, or nobody. */
function unprivilegedUser() {
  if (process.getuid?.() !== 0) return {};
  for (const name of ["postgres", "nobody"]) {
    try {
      const idOf = (kind) =>
        Number(execFileSync("id", [kind, name], { encoding: "utf8", stdio: "pipe" }));
      return { uid: idOf("-u"), gid: idOf("-g") };
    } catch {
      // the next one
    }
  }
  throw new Error(
    "PostgreSQL cannot run as root, and there is no user postgres or nobody to run it as.",
  );
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Starts a server with an empty data folder; `stop` ends it and deletes everything. */
export async function startPostgres() {
  const programs = findPostgres();
  const user = unprivilegedUser();
  const folder = mkdtempSync(join(tmpdir(), "chairtime-postgres-"));
  let server = null;
  const stop = async () => {
    process.off("exit", onExit);
    if (server) await ended(server, "SIGINT");
    rmSync(folder, { recursive: true, force: true });
  };
  const onExit = () => {
    server?.kill("SIGQUIT");
    rmSync(folder, { recursive: true, force: true });
  };
  process.on("exit", onExit);
  try {
    if (user.uid !== undefined) chownSync(folder, user.uid, user.gid);
    const data = join(folder, "data");
    initialise(programs, data, { ...user, cwd: folder });
    const port = await freePort();
    server = run(programs, data, folder, port, user);
    await untilReady(server, programs, folder, port);
    return { url: `postgresql://${SUPER_USER}@127.0.0.1:${port}/postgres`, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function initialise(programs, data, options) {
  // a database that lasts minutes needs no disk: fsync off
  const args = [
    "-D",
    data,
    "-U",
    SUPER_USER,
    "-A",
    "trust",
    "-E",
    "UTF8",
    "--locale=C",
    "--no-sync",
  ];
  try {
    execFileSync(join(programs, "initdb"), args, { ...options, stdio: "pipe" });
  } catch (error) {
    throw new Error(`initdb failed: ${error.stderr?.toString().trim() || error.message}`, {
      cause: error,
    });
  }
}

function run(programs, data, folder, port, user) {
  const settings = [
    "listen_addresses=127.0.0.1",
    `unix_socket_directories=${folder}`,
    "max_connections=200",
    "fsync=off",
    "timezone=Asia/Kathmandu", // a reader that trusts the server's zone fails here
  ];
  const server = spawn(
    join(programs, "postgres"),
    ["-D", data, "-p", String(port), ...settings.flatMap((each) => ["-c", each])],
    { ...user, cwd: folder, stdio: ["ignore", "ignore", "pipe"] },
  );
  server.log = "";
  server.stderr.on("data", (text) => {
    server.log = (server.log + text).slice(-4000);
  });
  return server;
}

async function untilReady(server, programs, folder, port) {
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (Date.now() < deadline) {
    if (server.exitCode !== null) break;
    if (server.log.includes("ready to accept connections")) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(
    `PostgreSQL on port ${port} did not start (${programs}, ${folder}):\n${server.log}`,
  );
}

function ended(child, signal) {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once("exit", resolve);
    child.kill(signal);
  });
}

async function main(command) {
  if (command.length === 0) {
    process.stderr.write("Usage: node scripts/with-postgres.mjs -- command arguments…\n");
    return 2;
  }
  const postgres = await startPostgres();
  const child = spawn(command[0], command.slice(1), {
    stdio: "inherit",
    env: { ...process.env, TEST_DATABASE_URL: postgres.url },
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"])
    process.on(signal, () => child.kill(signal));
  try {
    return await new Promise((resolve, reject) => {
      child.once("error", (error) => reject(new Error(`${command[0]}: ${error.message}`)));
      child.once("exit", (code, signal) =>
        resolve(code ?? 128 + (osConstants.signals[signal] ?? 0)),
      );
    });
  } finally {
    await postgres.stop();
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const args = process.argv.slice(2);
  try {
    process.exitCode = await main(args[0] === "--" ? args.slice(1) : args);
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
