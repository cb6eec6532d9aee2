import { expect, test } from "./fixtures";
import { SCREENS } from "./screens";

for (const [width, height] of [
  [1440, 900],
  [1366, 768],
  [390, 844],
] as const) {
  for (const colorScheme of ["light", "dark"] as const) {
    test.describe(`${width} px, ${colorScheme}`, () => {
      test.use({ viewport: { width, height }, colorScheme, hasTouch: width < 500 });

      test("every screen is accessible and does not scroll sideways", async ({
        page,
        login,
        expectAccessible,
      }) => {
        await login("owner");
        for (const [name, path] of SCREENS) {
          await page.goto(path);
          await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
          await expect(page.locator("[aria-busy=true], .skeleton")).toHaveCount(0);
          await expectAccessible(name);
          const overflow = await page.evaluate(
            () => document.documentElement.scrollWidth - window.innerWidth,
          );
          expect(overflow, `${name} scrolls sideways`).toBeLessThanOrEqual(0);
        }
      });
    });
  }
}

test.describe("at 1366 px", () => {
  test.use({ viewport: { width: 1366, height: 768 } });

  test("a month of 31 days fits without sideways scroll", async ({ page, login }) => {
    await login("owner");
    await page.goto("/4564/schedule?date=2026-12-10");
    await expect(
      page.getByRole("columnheader", { name: "Thursday 31 December 2026" }),
    ).toBeInViewport({ ratio: 1 });
    const inner = await page
      .locator(".sg-scroller")
      .evaluate((scroller) => scroller.scrollWidth - scroller.clientWidth);
    expect(inner).toBeLessThanOrEqual(0);
  });
});

test("a cell tells its load, its totals and what is not covered", async ({ page, login }) => {
  await login("owner");
  await page.goto("/4564/schedule");
  const stranded = page.getByRole("gridcell", { name: /^David Roth, Monday 30 November/ });
  await expect(stranded).toHaveAccessibleName(
    "David Roth, Monday 30 November: no hours, 1 appointment, 1 not covered",
  );
  await expect(page.getByRole("gridcell", { name: /^Anna Berg, total: 160 h/ })).toBeVisible();
  await expect(
    page.getByRole("gridcell", { name: /^Wednesday 25 November: 9 people/ }),
  ).toBeVisible();
  await expect(page.getByText("Lena Ritter")).toHaveCount(0);
  await page.goto("/4564/schedule?date=2026-12-10&view=week");
  await expect(
    page.getByRole("gridcell", { name: /^Eva Lindt, Thursday 10 December: Vacation/ }),
  ).toBeVisible();
});

test("period, view and filter live in the address", async ({ page, login }) => {
  await login("owner");
  await page.goto("/4564/schedule");
  await page.getByRole("link", { name: "Next month" }).click();
  await expect(page.getByRole("heading", { name: "December 2026" })).toBeVisible();
  await expect(page).toHaveURL(/date=2026-12/);
  await page.getByRole("link", { name: "Week" }).click();
  await expect(page).toHaveURL(/view=week/);
  await page.goto("/4564/schedule?view=week&members=3001,3002");
  await expect(page.getByRole("rowheader", { name: /Anna Berg/ })).toBeVisible();
  await expect(page.getByText("Clara Voss")).toHaveCount(0);
  await page.getByRole("button", { name: /Filter team/ }).click();
  await page.getByRole("checkbox", { name: /Clara Voss/ }).check();
  await expect(page).toHaveURL(/members=3001,3002,3003/);
  await page.keyboard.press("Escape");
  await page.reload();
  await expect(page.getByRole("rowheader", { name: /Clara Voss/ })).toBeVisible();
  await page.goBack();
});

test("another location shows its own people in its own zone", async ({ page, login }) => {
  await login("owner");
  await page.goto("/4564/schedule");
  await page.getByRole("button", { name: /Atelier Nord/ }).click();
  await page.getByRole("link", { name: "Atelier Patan" }).click();
  await expect(page).toHaveURL(/\/4566\/schedule/);
  await expect(page.getByRole("rowheader", { name: /Asha Rai/ })).toBeVisible();
  await expect(page.getByText("Anna Berg")).toHaveCount(0);
});

for (const date of ["9999-12-31", "0001-01-01", "2026-13-45", "x"]) {
  test(`a date of ${date} in the address breaks nothing`, async ({ page, login }) => {
    await login("owner");
    for (const view of ["month", "week"]) {
      await page.goto(`/4564/schedule?view=${view}&date=${date}`);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    }
    await page.goto(`/4564/team/3001?view=week&date=${date}`);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  });
}
