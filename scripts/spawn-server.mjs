import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROOT } from "./shell.mjs";

const START_LIMIT_MS = 90_000;

/** A data folder of its own that `remove` deletes. */
export function temporaryFolder() {
  const path = mkdtempSync(join(tmpdir(), "chairtime-"));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/**
 * Starts the built server on a free port of loopback and waits until it listens. Gives its address,
 * its process and `stop(signal)`, which ends it and waits for the end.
 *
 * @param {Record<string, string>} variables
 * @returns {Promise<{
 *   url: string,
 *   pid: number | undefined,
 *   stop: (signal?: NodeJS.Signals) => Promise<number | null>,
 *   output: () => string,
 * }>}
 */
export async function spawnServer(variables = {}) {
  const env = {
    PATH: process.env.PATH,
    NODE_ENV: "production",
    PORT: "0",
    HOST: "127.0.0.1",
    RATE_LIMIT: "off",
    LOG_LEVEL: "warn",
    ...variables,
  };
  const child = spawn(process.execPath, ["dist/server.mjs"], {
    cwd: ROOT,
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  child.stderr.on("data", (chunk) => (output += chunk));
  const ended = new Promise((resolve) => child.once("exit", resolve));
  const url = await new Promise((resolve, reject) => {
    const late = setTimeout(() => {
      output += "It was silent for too long.\n";
      child.kill("SIGKILL"); // nobody would stop it later
    }, START_LIMIT_MS);
    child.stdout.on("data", (chunk) => {
      output += chunk;
      const match = /listens on (\S+)/.exec(output);
      if (!match) return;
      clearTimeout(late);
      resolve(match[1]);
    });
    child.once("exit", (code) => {
      clearTimeout(late);
      reject(new Error(`The server ended with ${code}.\n${output}`));
    });
  });
  const stop = async (signal = "SIGTERM") => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    return ended;
  };
  return { url, pid: child.pid, stop, output: () => output };
}

/**
 * Signs in over HTTP and gives the headers of that user.
 *
 * @param {string} url
 * @param {string} login
 * @param {string} password
 * @returns {Promise<Record<string, string>>}
 */
export async function signIn(url, login, password) {
  const partner = {
    authorization: "Bearer demo-partner-token",
    "content-type": "application/json",
  };
  const response = await fetch(`${url}/api/v1/auth`, {
    method: "POST",
    headers: partner,
    body: JSON.stringify({ login, password }),
  });
  if (response.status !== 201) throw new Error(`Login answered ${response.status}`);
  const { data } = await response.json();
  return { ...partner, authorization: `Bearer demo-partner-token, User ${data.user_token}` };
}
