import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { build } from "esbuild";
import { systemChromium } from "../scripts/system-packages.mjs";
import type { Figures } from "./board-entry";
import type { Row } from "./row";

/** The rows about the month board in a real browser, each beside a bare React grid. */
export async function boardRows(): Promise<Row[]> {
  const script = await bundle();
  const executablePath = process.env["CHAIRTIME_CHROMIUM"] ?? systemChromium();
  const browser = await chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: ["--no-sandbox", "--disable-gpu"],
  });
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.setContent(`<style>${builtCss()}</style><body></body>`);
    await page.addScriptTag({ content: script });
    const small = await page.evaluate<Compared>("compare(20)");
    const large = await page.evaluate<Compared>("compare(100)");
    return [mountRow(small), changeRow(small, 20, 16), changeRow(large, 100, 24)];
  } finally {
    await browser.close();
  }
}

type Compared = { ours: Figures; bare: Figures };

function mountRow({ ours, bare }: Compared): Row {
  return {
    what: "month board 20 × 31: mount",
    measured: `${ours.mount.toFixed(1)} ms`,
    floor: `bare React grid ${bare.mount.toFixed(1)} ms`,
    ratio: ours.mount / bare.mount,
    bar: { atMost: 1.5 },
  };
}

function changeRow({ ours, bare }: Compared, people: number, limit: number): Row {
  return {
    what: `month board ${people} × 31: change one cell`,
    measured: `${ours.change.toFixed(1)} ms`,
    floor: `bare React grid ${bare.change.toFixed(1)} ms`,
    ratio: ours.change / bare.change,
    bar: { milliseconds: ours.change, atMostMilliseconds: limit },
  };
}

async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: ["bench/board-entry.tsx"],
    bundle: true,
    minify: true,
    write: false,
    format: "iife",
    jsx: "automatic",
    define: { "process.env.NODE_ENV": '"production"', "process.env": "{}" },
    loader: { ".css": "empty" },
  });
  return outputFiles[0]?.text ?? "";
}

/** The styles of the last build, so that layout costs what it costs in the product. */
function builtCss(): string {
  const folder = ".next/static";
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".css"))
    .map((name) => readFileSync(join(folder, name), "utf8"))
    .join("\n");
}
