import { expect, LOGINS, signInThroughForm, test } from "./fixtures";

test("a wrong password is told beside the form and loses nothing", async ({
  page,
  expectAccessible,
}) => {
  await page.goto("/login");
  await expectAccessible("the sign-in page");
  await page.getByLabel("E-mail or phone").fill(LOGINS.owner[0]);
  await page.getByLabel("Password", { exact: true }).fill("wrong");
  await page.getByRole("button", { name: "Sign in" }).click();
  const alert = page.getByRole("alert").filter({ hasText: "Wrong login or password." });
  await expect(alert).toBeVisible();
  await expect(page.getByLabel("E-mail or phone")).toHaveValue(LOGINS.owner[0]);
  await expectAccessible("the refused sign-in");
});

test("an unknown login reads the same as a wrong password", async ({ page }) => {
  await page.goto("/login");
  await page.getByLabel("E-mail or phone").fill("nobody@atelier.example");
  await page.getByLabel("Password", { exact: true }).fill("wrong");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(
    page.getByRole("alert").filter({ hasText: "Wrong login or password." }),
  ).toBeVisible();
});

test("a person signs in with the phone number and returns to the page asked for", async ({
  page,
}) => {
  await page.goto("/4565/schedule?view=week");
  await expect(page).toHaveURL(/\/login\?next=/);
  await page.getByLabel("E-mail or phone").fill("+49 (30) 555-001");
  await page.getByLabel("Password", { exact: true }).fill(LOGINS.manager[1]);
  await page.getByLabel("Password", { exact: true }).press("Enter");
  await expect(page).toHaveURL(/\/4565\/schedule\?view=week/);
  await expect(page.getByRole("grid")).toBeVisible();
});

for (const next of ["//evil.example/x", "/%09/evil.example/x", "/.//evil.example/x"]) {
  test(`a next address outside this site is ignored: ${next}`, async ({ page, baseURL }) => {
    await page.goto(`/login?next=${next}`);
    await page.getByLabel("E-mail or phone").fill(LOGINS.owner[0]);
    await page.getByLabel("Password", { exact: true }).fill(LOGINS.owner[1]);
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page).toHaveURL(`${baseURL}/4564/schedule`);
  });
}

test("signing out revokes the session", async ({ page, request, baseURL }) => {
  await signInThroughForm(page, baseURL ?? "", "owner");
  const cookies = await page.context().cookies();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  const board = `${baseURL}/api/ui/board?location=4564&from=2026-11-01&to=2026-11-30`;
  expect((await request.get(board, { headers: { cookie } })).status()).toBe(200);
  await page.getByRole("button", { name: /^Account/ }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/login/);
  expect((await request.get(board, { headers: { cookie } })).status()).toBe(401);
  await page.goto("/4564/schedule");
  await expect(page).toHaveURL(/\/login/);
});

test.describe("elsewhere", () => {
  test.use({ provoked: /status of 404/ });

  test("a location of somebody else is not found", async ({ page, login }) => {
    await login("manager");
    await page.goto("/4566/schedule");
    await expect(page.getByRole("heading", { name: /not found|not here|no such/i })).toBeVisible();
    await expect(page.getByText("Asha Rai")).toHaveCount(0);
  });
});

test("too many failures lock the login out for a while", async ({ page }) => {
  await page.goto("/login");
  for (let attempt = 1; attempt <= 11; attempt++) {
    await page.getByLabel("E-mail or phone").fill("locked-out@atelier.example");
    await page.getByLabel("Password", { exact: true }).fill(`wrong ${attempt}`);
    await page.getByRole("button", { name: "Sign in" }).click();
    const sentence = attempt <= 10 ? "Wrong login or password." : "Too many attempts.";
    await expect(page.getByRole("alert").filter({ hasText: sentence })).toBeVisible();
    await page.reload();
  }
});
