import type { Page } from "@playwright/test";
import { spawnServer, temporaryFolder } from "../scripts/spawn-server.mjs";
import { expect, signInThroughForm, test } from "./fixtures";

const WEEK = "/4564/schedule?view=week";

/** What the browser tells a page whose tab comes to the front. */
async function lookAt(page: Page): Promise<void> {
  await page.evaluate(() =>
    document.dispatchEvent(new Event("visibilitychange", { bubbles: true })),
  );
}

async function typeHours(page: Page, text: string): Promise<void> {
  await page.getByRole("gridcell", { name: /^Anna Berg, Friday 27 November/ }).click();
  await page.getByRole("textbox", { name: "Hours" }).fill(text);
}

test.describe("a tab that is open over midnight", () => {
  test.use({ provoked: /ERR_CONNECTION_REFUSED|Failed to fetch/ });

  test("follows the location's clock", async ({ page }) => {
    const folder = temporaryFolder();
    const before = await spawnServer({
      DATA_DIR: folder.path,
      CHAIRTIME_CLOCK: "2026-11-29T22:50:00Z",
    });
    await signInThroughForm(page, before.url, "manager");
    await page.goto(`${before.url}/4564/schedule`);
    const today = page.locator("[role=columnheader][aria-current=date]");
    await expect(today).toContainText("29");
    await before.stop();
    const after = await spawnServer({
      DATA_DIR: folder.path,
      CHAIRTIME_CLOCK: "2026-11-29T23:10:00Z", // in Berlin the next day
      PORT: new URL(before.url).port,
    });
    await lookAt(page);
    await expect(today).toContainText("30");
    await page.getByRole("link", { name: "Next month" }).click();
    await page.getByRole("link", { name: "Today" }).click();
    await expect(page).toHaveURL(/\/schedule(\?.*)?$/);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("November 2026");
    await after.stop();
    folder.remove();
  });
});

test.describe("a tab that is open over an upgrade", () => {
  test.use({ provoked: /404|409/ }); // how Next answers an action that it does not know

  test("says so, and what was typed comes back after Reload", async ({ page, login }) => {
    await login("manager");
    await page.goto(WEEK);
    await page.route("**/api/ui/now?*", async (route) => {
      const answer = await route.fetch();
      const { data }: { data: object } = await answer.json();
      await route.fulfill({ response: answer, json: { data: { ...data, build: "another" } } });
    });
    await typeHours(page, "10-1");
    await lookAt(page);
    const notice = page.getByText("Chairtime was upgraded. Reload to go on; what you typed stays.");
    await expect(notice).toBeAttached();
    await expect(page.getByRole("textbox", { name: "Hours" })).toHaveValue("10-1");
    await page.unroute("**/api/ui/now?*");
    await page.reload();
    await expect(page.getByRole("textbox", { name: "Hours" })).toHaveValue("10-1");
    await expect(notice).toHaveCount(0);
  });

  test("is told when its action is not known any more, and keeps the hours", async ({
    page,
    login,
  }) => {
    await login("manager");
    await page.goto(WEEK);
    await page.route("**/4564/schedule?*", async (route) => {
      const headers = route.request().headers();
      const isAction = headers["next-action"] !== undefined;
      await route.continue(
        isAction ? { headers: { ...headers, "next-action": "0".repeat(42) } } : {},
      );
    });
    await typeHours(page, "11-15");
    await page.getByRole("textbox", { name: "Hours" }).press("Enter");
    await expect(page.getByText(/Not saved: Anna, Fri 27 Nov: 11–15/)).toBeVisible();
    await expect(page.getByText(/Chairtime was upgraded while this page was open/)).toBeVisible();
    await page.unroute("**/4564/schedule?*");
    await page.getByRole("button", { name: "Reload" }).click();
    await expect(page.getByRole("textbox", { name: "Hours" })).toHaveValue("11–15");
    await page.getByRole("textbox", { name: "Hours" }).press("Enter");
    await expect(
      page.getByRole("gridcell", { name: /^Anna Berg, Friday 27 November: 11:00–15:00/ }),
    ).toBeVisible();
  });
});
