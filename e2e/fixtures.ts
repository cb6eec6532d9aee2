import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, test as base } from "@playwright/test";
import type { BrowserContext, Page } from "@playwright/test";
import { spawnServer, temporaryFolder } from "../scripts/spawn-server.mjs";

const axeSource = readFileSync(
  createRequire(import.meta.url).resolve("axe-core/axe.min.js"),
  "utf8",
);

/** "Now" of every server of the tests: a Wednesday morning in Berlin. */
const CLOCK = "2026-11-25T08:00:00Z";

export const LOGINS = {
  owner: ["owner@atelier.example", "owner-demo-pass"],
  manager: ["manager@atelier.example", "manager-demo-pass"],
  reception: ["reception@atelier.example", "reception-demo-pass"],
  anna: ["anna@atelier.example", "anna-demo-pass"],
} as const;

type Person = keyof typeof LOGINS;

type Fixtures = {
  /** What the console may say in a test that provokes it. */
  provoked: RegExp;
  /** Signs in; the session is the one that the first test of the worker got through the form. */
  login: (person: Person) => Promise<void>;
  /** Fails with the list of violations when axe finds any on the page as it stands. */
  expectAccessible: (what: string) => Promise<void>;
};

type WorkerFixtures = {
  /** Tests that change what others rely on name a salon of their own. */
  salon: string;
  /** The data folder of the worker's server. */
  dataFolder: string;
  /** The address of a production server with a demo salon of its own. */
  serverUrl: string;
  /** Cookies of those who signed in already. */
  signedIn: Map<Person, Cookies>;
};

type Cookies = Awaited<ReturnType<BrowserContext["cookies"]>>;

export const test = base.extend<Fixtures, WorkerFixtures>({
  salon: ["everybody's", { scope: "worker", option: true }],
  dataFolder: [
    async ({ salon: _ofItsOwn }, use) => {
      const folder = temporaryFolder();
      await use(folder.path);
      folder.remove();
    },
    { scope: "worker" },
  ],
  serverUrl: [
    async ({ dataFolder }, use) => {
      const server = await spawnServer({
        DATA_DIR: dataFolder,
        CHAIRTIME_CLOCK: CLOCK,
        CHAIRTIME_PSEUDO_LANGUAGE: "on",
      });
      await use(server.url);
      await server.stop();
    },
    { scope: "worker", timeout: 120_000 },
  ],
  signedIn: [async ({}, use) => use(new Map()), { scope: "worker" }],
  baseURL: async ({ serverUrl }, use) => use(serverUrl),
  provoked: [/^$/, { option: true }],
  page: async ({ page, provoked }, use) => {
    const complaints = complaintsOf(page);
    await use(page);
    const unexpected = complaints.filter((complaint) => !provoked.test(complaint));
    expect(unexpected, "the console stays silent").toEqual([]);
  },
  login: async ({ page, baseURL, signedIn }, use) =>
    use(async (person) => {
      const known = signedIn.get(person);
      if (known) return page.context().addCookies(known);
      await signInThroughForm(page, baseURL ?? "", person);
      signedIn.set(person, await page.context().cookies());
    }),
  expectAccessible: async ({ page }, use) => use((what) => expectNoViolations(page, what)),
});

export { expect };

/** A matter of seconds, which a loaded machine has too few of. */
const LATE_PRELOAD = /was preloaded using link preload but not used within a few seconds/;

/** Collects console errors, warnings of React and uncaught exceptions. */
function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on("console", (message) => {
    const isComplaint = message.type() === "error" || message.type() === "warning";
    if (!isComplaint || LATE_PRELOAD.test(message.text())) return;
    complaints.push(`${message.text()} (${message.location().url})`);
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  return complaints;
}

/** Signs in through the form and waits for the schedule: a session of one's own. */
export async function signInThroughForm(page: Page, url: string, person: Person): Promise<void> {
  const [login, password] = LOGINS[person];
  await page.goto(`${url}/login`);
  await page.getByLabel("E-mail or phone").fill(login);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL(/\/\d+\/schedule/);
}

/** An open dialog makes the page behind it inert: rules about the page's own parts wait till it closes. */
const BEHIND_DIALOG = JSON.stringify({
  "landmark-one-main": { enabled: false },
  "page-has-heading-one": { enabled: false },
});

type AxeResult = { violations: { id: string; help: string; nodes: { target: string[] }[] }[] };

async function expectNoViolations(page: Page, what: string): Promise<void> {
  await page.evaluate(axeSource);
  const { violations } = await page.evaluate<AxeResult>(
    `axe.run(document, { resultTypes: ["violations"], rules: document.querySelector("[role=dialog]") ? ${BEHIND_DIALOG} : {} })`,
  );
  const found = violations.map(
    ({ id, help, nodes }) =>
      `${id}: ${help}: ${nodes
        .map((node) => node.target.join(" "))
        .slice(0, 3)
        .join(", ")}`,
  );
  expect(found, `axe on ${what}`).toEqual([]);
}
