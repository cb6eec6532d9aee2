import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { outputOfStep } from "./progress.mjs";

export const ROOT = fileURLToPath(new URL("..", import.meta.url));

/** Prints one line about a step. */
export function say(text) {
  process.stdout.write(`▸ ${text}\n`);
}

/** Runs a command with our output; gives its exit code. */
export function run(command, args, options = {}) {
  const output = options.stdio ? null : outputOfStep();
  const env = options.env ?? process.env;
  const piped = output && { stdio: ["inherit", "pipe", "pipe"], env: { FORCE_COLOR: "1", ...env } };
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: ROOT, stdio: "inherit", ...options, ...piped });
    child.stdout?.on("data", (chunk) => output?.write(chunk));
    child.stderr?.on("data", (chunk) => output?.write(chunk));
    child.on("error", reject);
    child.on("close", (code, signal) => resolve(code ?? (signal ? 1 : 0)));
  });
}

/** Runs a command that must succeed. */
export async function mustRun(command, args, options = {}) {
  const code = await run(command, args, options);
  if (code !== 0) throw new Error(`${command} ${args.join(" ")} ended with ${code}`);
}

/** Runs a command to its end and gives its exit code with all that it printed. */
export function capture(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const stdio = ["ignore", "pipe", "pipe"];
    const child = spawn(command, args, { cwd: ROOT, stdio, ...options });
    const chunks = [];
    child.stdout.on("data", (chunk) => chunks.push(chunk));
    child.stderr.on("data", (chunk) => chunks.push(chunk));
    child.on("error", reject);
    child.on("close", (code) =>
      resolve({ code: code ?? 1, output: Buffer.concat(chunks).toString("utf8") }),
    );
  });
}

/** The path of a program that npm installed for us. */
export function bin(name) {
  return fileURLToPath(new URL(`../node_modules/.bin/${name}`, import.meta.url));
}

/**
 * A length that was given as an argument.
 *
 * @param {string | undefined} text
 * @param {number} usual what counts without one
 * @returns {number} a whole number from 1 on
 */
export function countOf(text, usual) {
  const count = text === undefined ? usual : Number(text);
  if (Number.isInteger(count) && count > 0) return count;
  throw new Error(`A length is a whole number from 1 on, not ${text}`);
}
