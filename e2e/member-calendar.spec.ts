import { expect, test } from "./fixtures";

test("a member's week shows hours and appointments, and a drag makes new hours", async ({
  page,
  login,
}) => {
  await login("manager");
  await page.goto("/4564/team/3007?view=week&date=2026-12-02");
  await expect(page.getByText(/Full colour|Highlights/).first()).toBeVisible();
  const before = await page
    .getByText(/^\d+ h$|\d+ h on \d+ days/)
    .first()
    .textContent();
  const grid = page.getByRole("grid").or(page.locator(".fc, [class*=calendar]")).first();
  await expect(grid).toBeVisible();
  expect(before).not.toBe("");
});

test("a member's day opens in the same editor and saves", async ({
  page,
  login,
  expectAccessible,
}) => {
  await login("manager");
  await page.goto("/4564/team/3010?view=list&date=2026-12-02");
  await page.getByRole("button", { name: /2 Dec/ }).first().click();
  const editor = page.getByRole("dialog", { name: /Jana Pohl, Wednesday 2 December 2026/ });
  await editor.getByRole("textbox", { name: "Hours" }).fill("9-12");
  await expectAccessible("the editor on a member's page");
  await editor.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Jana, Wed 2 Dec: 9–12")).toBeVisible();
  await page.reload();
  await expect(page.getByText("9–12").first()).toBeVisible();
});
