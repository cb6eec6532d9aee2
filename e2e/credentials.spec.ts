import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, LOGINS, signInThroughForm, test } from "./fixtures";

test.use({ salon: "of the changed passwords" });

const FRESH = "quiet river at noon";

/** The newest link of the outbox for a recipient, as whoever runs the server finds it. */
async function linkFor(dataFolder: string, recipient: string): Promise<string> {
  const lines = () => {
    const file = join(dataFolder, "outbox.txt");
    const text = existsSync(file) ? readFileSync(file, "utf8") : ""; // made with the first link
    return text.split("\n").filter((line) => line.includes(`\t${recipient}\t`));
  };
  await expect.poll(() => lines().length).toBeGreaterThan(0);
  const [, path = ""] = /\/(password#\S+)$/.exec(lines().at(-1) ?? "") ?? [];
  return `/${path}`;
}

test("a person who forgot the password sets a new one by a link, once", async ({
  page,
  dataFolder,
  expectAccessible,
}) => {
  await page.goto("/login");
  await page.getByRole("link", { name: "Forgot your password?" }).click();
  await expect(page.getByRole("heading", { name: "Forgotten password" })).toBeVisible();
  await expectAccessible("the forgotten password");
  await page.getByRole("button", { name: "Ask for a link" }).click();
  await expect(page.getByText("Enter your e-mail or phone.")).toBeVisible();
  await page.getByLabel("E-mail or phone").fill(LOGINS.reception[0]);
  await page.getByRole("button", { name: "Ask for a link" }).click();
  await expect(page.getByText(/If there is such a login/)).toBeVisible();

  const link = await linkFor(dataFolder, LOGINS.reception[0]);
  await page.goto(link);
  await expectAccessible("the new password");
  await page.getByLabel("New password").fill("password");
  await page.getByRole("button", { name: "Set password" }).click();
  await expect(page.getByText(/guessed first/)).toBeVisible();
  await page.getByLabel("New password").fill(FRESH);
  await page.getByRole("button", { name: "Set password" }).click();
  await expect(page.getByText("Your password is set.")).toBeVisible();
  await page.goto("/login");
  await page.goto(link);
  await page.getByLabel("New password").fill("another fine one");
  await page.getByRole("button", { name: "Set password" }).click();
  await expect(page.getByText(/This link was used already/)).toBeVisible();

  await page.goto("/login");
  await page.getByLabel("E-mail or phone").fill(LOGINS.reception[0]);
  await page.getByLabel("Password", { exact: true }).fill(FRESH);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/4564\/schedule/);
});

test("a change of the password signs out everywhere else and goes on here", async ({
  page,
  browser,
  baseURL,
  expectAccessible,
}) => {
  const elsewhere = await browser.newPage();
  await signInThroughForm(elsewhere, baseURL ?? "", "anna");

  await signInThroughForm(page, baseURL ?? "", "anna");
  await page.getByRole("button", { name: /^Account/ }).click();
  await page.getByRole("link", { name: "Your account" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Your account" })).toBeVisible();
  await expectAccessible("the account");
  const sessions = page.getByRole("list", { name: "Where you are signed in" });
  await expect(sessions.getByText("This browser")).toHaveCount(1);
  await expect(sessions.getByRole("listitem")).toHaveCount(2);

  await page.getByLabel("Present password").fill("nonsense");
  await page.getByLabel("New password").fill(FRESH);
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByText("Your present password is not right.")).toBeVisible();
  await page.getByLabel("Present password").fill(LOGINS.anna[1]);
  await page.getByLabel("New password").fill(FRESH);
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByText(/Your password is changed/)).toBeVisible();
  await expect(sessions.getByRole("listitem")).toHaveCount(1);

  await page.goto("/4564/schedule");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await elsewhere.reload();
  await expect(elsewhere).toHaveURL(/\/login/);
  await elsewhere.close();
});

test("a session elsewhere is ended from the list", async ({ page, browser, baseURL }) => {
  const elsewhere = await browser.newPage();
  await signInThroughForm(elsewhere, baseURL ?? "", "manager");
  await signInThroughForm(page, baseURL ?? "", "manager");
  await page.goto("/account");
  const sessions = page.getByRole("list", { name: "Where you are signed in" });
  await expect(sessions.getByRole("listitem")).toHaveCount(2);
  await sessions.getByRole("button", { name: "Sign out Chairtime" }).click();
  await expect(sessions.getByRole("listitem")).toHaveCount(1);
  await elsewhere.reload();
  await expect(elsewhere).toHaveURL(/\/login/);
  await elsewhere.close();
});

test("a new sign-in ends the session that the browser had", async ({ page, request, baseURL }) => {
  await signInThroughForm(page, baseURL ?? "", "owner");
  const [before] = await page.context().cookies();
  await signInThroughForm(page, baseURL ?? "", "owner");
  const [after] = await page.context().cookies();
  const board = `${baseURL}/api/ui/board?location=4564&from=2026-11-01&to=2026-11-30`;
  const statusWith = async (value: string | undefined) =>
    (await request.get(board, { headers: { cookie: `chairtime_session=${value}` } })).status();
  expect([await statusWith(before?.value), await statusWith(after?.value)]).toEqual([401, 200]);
});
