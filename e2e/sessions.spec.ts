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

test("sessions that are opened before the schedule is there wait for its people", async ({
  page,
  login,
}) => {
  await login("manager");
  let answer = (): void => {};
  const isAsked = new Promise<void>((resolve) => (answer = resolve));
  await page.route(/\/api\/ui\/board/, async (route) => {
    await isAsked;
    await route.continue();
  });
  await page.goto("/4564/schedule?view=week&date=2026-12-09");
  await page.getByRole("button", { name: "Sessions" }).click();
  const panel = page.getByRole("dialog", { name: "Sessions" });
  await expect(panel.getByText("Loading the sessions")).toBeAttached();
  await expect(panel.getByText("Nobody here has a timetable yet.")).toHaveCount(0);
  answer();
  await expect(panel.getByLabel("Team member")).toHaveValue("3001");
  await expect(panel.getByText(/of \d+ free/)).toBeVisible();
});
