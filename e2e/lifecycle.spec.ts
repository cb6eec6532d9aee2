import { spawn } from "node:child_process";
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { spawnServer, temporaryFolder } from "../scripts/spawn-server.mjs";

const CLOCK = { CHAIRTIME_CLOCK: "2026-11-25T08:00:00Z" };

test("a server stops on SIGTERM, frees its folder and serves again", async () => {
  const folder = temporaryFolder();
  const first = await spawnServer({ DATA_DIR: folder.path, ...CLOCK });
  expect(first.output()).toContain("owner@atelier.example");
  await expect(spawnServer({ DATA_DIR: folder.path, ...CLOCK })).rejects.toThrow(
    /in use by process/,
  );
  expect(await first.stop("SIGTERM")).toBe(0);
  const second = await spawnServer({ DATA_DIR: folder.path, ...CLOCK });
  const answer = await fetch(`${second.url}/readyz`);
  expect(answer.status).toBe(200);
  expect(await second.stop("SIGINT")).toBe(0);
  folder.remove();
});

test("the data folder is closed to other users", async () => {
  const folder = temporaryFolder();
  const path = join(folder.path, "data");
  const server = await spawnServer({ DATA_DIR: path, ...CLOCK });
  expect(statSync(path).mode & 0o777).toBe(0o700);
  const secrets = readdirSync(path).filter((name) => /secret|token/.test(name));
  expect(secrets.length).toBeGreaterThan(0);
  for (const name of secrets) expect(statSync(join(path, name)).mode & 0o777).toBe(0o600);
  await server.stop();
  folder.remove();
});

for (const [name, value] of [
  ["PORT", "seventy"],
  ["CHAIRTIME_CLOCK", "yesterday"],
  ["DATABASE_URL", "mysql://x"],
  ["SESSION_SECRET", "short"],
  ["RATE_LIMIT", "maybe"],
] as const) {
  test(`a wrong ${name} stops the start with a sentence that names it`, async () => {
    await expect(spawnServer({ [name]: value })).rejects.toThrow(
      new RegExp(`environment: ${name}`),
    );
  });
}

test("SIGTERM to npm stops the server too", async () => {
  const folder = temporaryFolder();
  const env = { ...process.env, ...CLOCK, PORT: "0", DATA_DIR: folder.path };
  const npm = spawn("npm", ["start"], { env, stdio: ["ignore", "pipe", "inherit"] });
  const ended = new Promise((resolve) => npm.once("exit", resolve));
  const url = await new Promise<string>((resolve) => {
    let output = "";
    npm.stdout.on("data", (chunk: Buffer) => {
      output += chunk.toString();
      const match = /listens on (\S+)/.exec(output);
      if (match?.[1]) resolve(match[1]);
    });
  });
  npm.kill("SIGTERM");
  await ended;
  await expect
    .poll(async () =>
      fetch(`${url}/healthz`).then(
        () => "up",
        () => "down",
      ),
    )
    .toBe("down");
  const again = await spawnServer({ DATA_DIR: folder.path, ...CLOCK });
  await again.stop();
  folder.remove();
});
