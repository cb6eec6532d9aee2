import { existsSync } from "node:fs";
import { chromium, defineConfig } from "@playwright/test";
import { systemChromium } from "./scripts/system-packages.mjs";

const own = chromium.executablePath();
const executablePath =
  process.env["CHAIRTIME_CHROMIUM"] || (existsSync(own) ? own : (systemChromium() ?? "chromium"));
const isRoot = process.getuid?.() === 0;

/** Tests of whole servers, which start, wait and stop: they leave most of a core to the others. */
const OF_SERVERS = /\/(lifecycle|live-account|open-tab|webhooks)\.spec\.ts$/;

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results",
  workers: 3,
  projects: [
    { name: "screens", testIgnore: OF_SERVERS, workers: 2 },
    { name: "servers", testMatch: OF_SERVERS, workers: 1 },
  ],
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  timeout: 180_000, // a loaded machine takes three times as long
  expect: { timeout: 30_000 },
  use: {
    viewport: { width: 1440, height: 900 },
    timezoneId: "America/Los_Angeles", // far from every demo location: a forgotten zone shows
    locale: "en-GB",
    // a trace records every frame, which costs more than the tests where the CPU draws
    trace: process.env["CHAIRTIME_TRACE"] ? "retain-on-failure" : "off",
    launchOptions: {
      executablePath,
      args: [
        ...(isRoot ? ["--no-sandbox"] : []),
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
