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

test("a worker's page of somebody else shows nothing of them", async ({ page, login }) => {
  await login("anna");
  await page.goto("/4564/team/3002");
  await expect(page.getByText("Ben Adler")).toHaveCount(0);
});

test("a receptionist sees why editing is disabled", async ({ page, login, expectAccessible }) => {
  await login("reception");
  await page.goto("/4564/schedule?view=week");
  await page.getByRole("gridcell", { name: /^Ben Adler, Thursday/ }).click();
  const dialog = page.getByRole("dialog", { name: /Ben Adler/ });
  await expect(
    dialog
      .getByRole("paragraph")
      .filter({ hasText: "You may see hours here, but not change them." }),
  ).toBeVisible();
  await expect(dialog.getByRole("button", { name: "Save" })).toBeDisabled();
  await expectAccessible("a receptionist's day");
});
