import { expect, test } from "./fixtures";

test("a worker sees only the own row and no editing controls", async ({
  page,
  login,
  expectAccessible,
}) => {
  await login("anna");
  await page.goto("/4564/schedule?view=week");
  await expect(page.getByRole("gridcell", { name: /^Anna Berg, Thursday/ })).toBeVisible();
  await expect(page.getByText("Ben Adler")).toHaveCount(0);
  await page.getByRole("gridcell", { name: /^Anna Berg, Thursday/ }).click();
  const dialog = page.getByRole("dialog", { name: /Anna Berg/ });
  await expect(dialog).toBeVisible();
  await expect(dialog.getByRole("button", { name: "Save" })).toHaveCount(0);
  await expect(dialog.getByRole("textbox")).toHaveCount(0);
  await expectAccessible("a worker's day");
});

test("a receptionist reads a day and finds no form that could not be sent", async ({
  page,
  login,
  expectAccessible,
}) => {
  await login("reception");
  await page.goto("/4564/schedule?view=week");
  await page.getByRole("gridcell", { name: /^Ben Adler, Thursday/ }).click();
  const dialog = page.getByRole("dialog", { name: /Ben Adler/ });
  await expect(
    dialog
      .getByRole("paragraph")
      .filter({ hasText: "You may see hours here, but not change them." }),
  ).toBeVisible();
  await expect(dialog.getByText(/^\d\d:\d\d–\d\d:\d\d/).first()).toBeVisible();
  await expect(dialog.getByRole("button", { name: "Save" })).toHaveCount(0);
  await expect(dialog.getByRole("textbox")).toHaveCount(0);
  await expect(dialog.getByRole("radio")).toHaveCount(0);
  await expectAccessible("a receptionist's day");
});

test("hours that may only be read are not called hours to change", async ({ page, login }) => {
  await login("reception");
  await page.goto("/4564/team/3003?view=week");
  const hours = page.getByRole("main").getByText(/^Hours 10:00–19:00/);
  await expect(hours.first()).toBeAttached();
  expect(new Set(await hours.allTextContents())).toEqual(new Set(["Hours 10:00–19:00"]));
});

test.describe("what does not exist", () => {
  test.use({ provoked: /404/ });

  for (const path of [
    "/4564/team/999999",
    "/4564/team/none",
    "/4564/team/3001/none",
    "/4564/nothing",
    "/999999/schedule",
    "/none/schedule",
  ]) {
    test(`answers 404 for ${path}`, async ({ page, login }) => {
      await login("owner");
      const answer = await page.goto(path);
      expect(answer?.status()).toBe(404);
      await expect(page.getByRole("heading", { name: "Nothing is here" })).toBeVisible();
    });
  }

  test("answers 404 for a colleague of a worker", async ({ page, login }) => {
    await login("anna");
    expect((await page.goto("/4564/team/3002"))?.status()).toBe(404);
    await expect(page.getByText("Ben Adler")).toHaveCount(0);
    expect((await page.goto("/4564/team/3001"))?.status()).toBe(200);
  });
});

test("a location without a team shows ways in and no control that does nothing", async ({
  page,
  login,
  request,
  serverUrl,
  expectAccessible,
}) => {
  const partner = { authorization: "Bearer demo-partner-token" };
  const signedIn = await request.post(`${serverUrl}/api/v1/auth`, {
    headers: partner,
    data: { login: "owner@atelier.example", password: "owner-demo-pass" },
  });
  const { data }: { data: { user_token: string } } = await signedIn.json();
  const made = await request.post(`${serverUrl}/api/v1/companies`, {
    headers: { authorization: `Bearer demo-partner-token, User ${data.user_token}` },
    data: { title: "Atelier Empty", timezone_name: "Europe/Berlin" },
  });
  const { data: location }: { data: { id: number } } = await made.json();
  await login("owner");
  await page.goto(`/${location.id}/schedule`);
  await expect(page.getByRole("heading", { name: "No team yet" })).toBeVisible();
  const main = page.getByRole("main");
  await expect(main.getByRole("button")).toHaveText(["Look again"]);
  await expect(main.getByRole("link")).toHaveText([/^Add people with the API$/, /^Go to Atelier/]);
  await expectAccessible("a location without a team");
  for (const link of await main.getByRole("link").all()) {
    const href = (await link.getAttribute("href")) ?? "";
    expect((await page.request.get(href)).status()).toBe(200);
  }
});
