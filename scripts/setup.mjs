import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { step } from "./progress.mjs";
import { ROOT, bin, mustRun } from "./shell.mjs";
import { stampOf } from "./stamp.mjs";

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
  const wanted = stampOf(ROOT, ["package-lock.json"]);
  if (readStamp(INSTALL_STAMP) === wanted) return;
  const args = ["ci", "--ignore-scripts", "--include=dev", "--no-audit", "--no-fund"];
  await step("Installing dependencies", () => mustRun("npm", args));
  writeFileSync(INSTALL_STAMP, wanted);
}

/** Builds pages and server when a source changed since the last build. */
export async function build() {
  const wanted = stampOf(ROOT, SOURCES);
  const isBuilt = existsSync(join(ROOT, ".next/BUILD_ID"));
  if (isBuilt && readStamp(BUILD_STAMP) === wanted) return;
  const env = { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" };
  await step("Building the pages", () => mustRun(bin("next"), ["build"], { env }));
  await step("Building the server", () => bundleServer());
  writeFileSync(BUILD_STAMP, wanted);
}

/** Bundles server.ts and the thread of its database; packages stay outside. Gives esbuild's context when `onRebuild` watches. */
export async function bundleServer(onRebuild) {
  const esbuild = await import("esbuild");
  const options = {
    absWorkingDir: ROOT,
    entryPoints: {
      server: "server.ts",
      "database-worker": "lib/data/worker/database-worker.ts",
    },
    outdir: "dist",
    outExtension: { ".js": ".mjs" },
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
