import { expect, test } from "./fixtures";

test("the sessions panel shows what is free, follows an edit and finds the next free date", async ({
  page,
  login,
  expectAccessible,
}) => {
  await login("manager");
  await page.goto("/4564/schedule?view=week");
  await page.getByRole("button", { name: "Sessions" }).click();
  const panel = page.getByRole("dialog", { name: "Sessions" });
  await panel.getByLabel("Team member").selectOption({ label: "David Roth" });
  const day = panel.getByRole("region", { name: "Sessions of the day" });
  await expect(day.getByText(/\d+ of 96 free/)).toBeVisible();
  await expect(day.getByText("09:00 ", { exact: false }).first()).toBeAttached();
  await expectAccessible("the sessions panel");
  await day.getByRole("button", { name: /^Next free: Thu 26 Nov/ }).click();
  await expect(day.getByRole("heading", { name: "Thursday 26 November" })).toBeVisible();
  await expect(
    panel.getByRole("button", { name: /26 November 2026.*, working day/ }),
  ).toBeVisible();
  await expect(panel.getByRole("button", { name: /29 November 2026$/ })).toBeVisible();
});

test("a day without hours says so", async ({ page, login }) => {
  await login("manager");
  await page.goto("/4564/team/3001?date=2026-11-29");
  await page.getByRole("button", { name: "Sessions" }).click();
  const panel = page.getByRole("dialog", { name: "Sessions" });
  await expect(panel.getByText("No hours this day.")).toBeVisible();
});
