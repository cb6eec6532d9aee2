import { existsSync } from "node:fs";
import { mustRun, say } from "./shell.mjs";

/** The shell draws the same pages for half the CPU: it has no windows, profiles and extensions. */
const CHROMIUM = [
  "/usr/bin/chromium-headless-shell",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
];
const POSTGRES = "/usr/lib/postgresql/15/bin/postgres";

/** A Chromium of the system, or undefined. */
export function systemChromium() {
  return CHROMIUM.find((path) => existsSync(path));
}

/** Installs the browser and the database that the tests need, as root on Debian; else says what is missing. */
export async function installSystemPackages() {
  const missing = [];
  if (!systemChromium()) missing.push("chromium-headless-shell");
  if (!existsSync(POSTGRES)) missing.push("postgresql-15");
  if (missing.length === 0) return;
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) {
    throw new Error(`The tests need ${missing.join(" and ")}. Install it and start again.`);
  }
  say(`Installing ${missing.join(" and ")}`);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const quiet = { env, stdio: ["ignore", "ignore", "inherit"] };
  await mustRun("apt-get", ["update", "-q"], quiet);
  await mustRun("apt-get", ["install", "-y", "-q", "--no-install-recommends", ...missing], quiet);
}
