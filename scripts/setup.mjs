import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT, bin, mustRun, say } from "./shell.mjs";

const INSTALL_STAMP = join(ROOT, "node_modules/.chairtime-lockfile");
const BUILD_STAMP = join(ROOT, "dist/.chairtime-sources");
const SOURCES = [
  "app",
  "components",
  "lib",
  "public",
  "server.ts",
  "next.config.ts",
  "postcss.config.mjs",
  "tsconfig.json",
  "package-lock.json",
];

/** Installs the dependencies when the lockfile changed since the last time. */
export async function install() {
  const wanted = hashOf([join(ROOT, "package-lock.json")]);
  if (readStamp(INSTALL_STAMP) === wanted) return;
  say("Installing dependencies");
  await mustRun("npm", ["ci", "--ignore-scripts", "--include=dev", "--no-audit", "--no-fund"]);
  writeFileSync(INSTALL_STAMP, wanted);
}

/** Builds pages and server when a source changed since the last build. */
export async function build() {
  const wanted = hashOf(SOURCES.flatMap((name) => filesUnder(join(ROOT, name))));
  const isBuilt = existsSync(join(ROOT, ".next/BUILD_ID"));
  if (isBuilt && readStamp(BUILD_STAMP) === wanted) return;
  say("Building the pages");
  const env = { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" };
  await mustRun(bin("next"), ["build"], { env });
  say("Building the server");
  await bundleServer();
  writeFileSync(BUILD_STAMP, wanted);
}

/** Bundles server.ts; packages stay outside. Gives esbuild's context when `onRebuild` watches. */
export async function bundleServer(onRebuild) {
  const esbuild = await import("esbuild");
  const options = {
    absWorkingDir: ROOT,
    entryPoints: ["server.ts"],
    outfile: "dist/server.mjs",
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    packages: "external",
    sourcemap: true,
    logLevel: "warning",
  };
  if (!onRebuild) return esbuild.build(options);
  const rebuilt = { name: "rebuilt", setup: (build) => build.onEnd(onRebuild) };
  const context = await esbuild.context({ ...options, plugins: [rebuilt] });
  await context.watch();
  return context;
}

function readStamp(path) {
  return existsSync(path) ? readFileSync(path, "utf8") : null;
}

function filesUnder(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesUnder(join(path, name)));
}

function hashOf(paths) {
  const hash = createHash("sha256");
  for (const path of paths) hash.update(path).update("\0").update(readFileSync(path)).update("\0");
  return hash.digest("hex");
}
