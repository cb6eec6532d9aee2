import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";

/** The point of the week's time grid at a day and an hour. */
async function pointAt(page: Page, day: string, hour: string): Promise<{ x: number; y: number }> {
  const column = await page.getByRole("columnheader", { name: day }).first().boundingBox();
  const row = await page.getByText(hour, { exact: true }).first().boundingBox();
  if (!column || !row) throw new Error(`${day} ${hour} is not on the screen`);
  return { x: column.x + column.width / 2, y: row.y + 2 };
}

async function drag(page: Page, from: { x: number; y: number }, to: { x: number; y: number }) {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x, (from.y + to.y) / 2, { steps: 5 });
  await page.mouse.move(to.x, to.y, { steps: 5 });
  await page.mouse.up();
}

test("a range selected in a member's week becomes hours", async ({ page, login }) => {
  await login("manager");
  await page.goto("/4564/team/3007?view=week&date=2026-12-02");
  await expect(page.getByText(/Full colour|Highlights/).first()).toBeVisible();
  const [from, to] = [
    await pointAt(page, "Saturday", "10:00"),
    await pointAt(page, "Saturday", "12:00"),
  ];
  await drag(page, from, { ...to, y: to.y - 14 });
  const editor = page.getByRole("dialog", { name: /Greta Holm, Saturday 5 December 2026/ });
  await expect(editor.getByRole("textbox", { name: "Hours" })).toHaveValue("10–12");
  await editor.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Greta, Sat 5 Dec: 10–12")).toBeVisible();
  await page.reload();
  await expect(page.getByText("10–12").first()).toBeVisible();
});

test("hours are made shorter by their lower edge, and what that uncovers is shown first", async ({
  page,
  login,
}) => {
  await login("manager");
  await page.goto("/4564/team/3003?view=week&date=2026-12-02");
  const hours = page.getByRole("button", { name: /^Hours 10:00–19:00/ }).nth(4);
  const box = await hours.boundingBox();
  if (!box) throw new Error("Friday's hours are not on the screen");
  const edge = { x: box.x + box.width / 2, y: box.y + box.height - 2 };
  const target = await pointAt(page, "Friday", "12:00");
  await page.mouse.move(edge.x, edge.y - 20);
  await drag(page, edge, { ...edge, y: target.y - 14 });
  const editor = page.getByRole("dialog", { name: /Clara Voss, Friday 4 December 2026/ });
  await expect(editor.getByRole("textbox", { name: "Hours" })).toHaveValue("10–12");
  await expect(editor.getByRole("heading", { name: /not covered/ })).toBeVisible();
  await editor.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Clara, Fri 4 Dec: 10–12")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("button", { name: /^Hours 10:00–19:00/ })).toHaveCount(5);
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
  await expect(page.getByText("09:00–12:00").first()).toBeVisible();
});

test("a member without a timetable has a page that says so", async ({
  page,
  login,
  expectAccessible,
}) => {
  await login("manager");
  const answer = await page.goto("/4564/team/3012");
  expect(answer?.status()).toBe(200);
  await expect(page.getByRole("heading", { level: 1 })).not.toHaveText("Team member");
  await expect(page.getByRole("heading", { name: "No timetable" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Back to the schedule" })).toBeVisible();
  await expect(page.getByRole("main").getByRole("button")).toHaveCount(0);
  await expectAccessible("a member without a timetable");
});
