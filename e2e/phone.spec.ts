import { expect, test } from "./fixtures";

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

test("a thumb changes a day from the list of people", async ({ page, login, expectAccessible }) => {
  await login("manager");
  await page.goto("/4564/schedule?date=2026-12-03");
  await page.getByRole("button", { name: /^Hanna Weiss, Thursday 3 December/ }).tap();
  const sheet = page.getByRole("dialog", { name: /Hanna Weiss/ });
  await sheet.getByRole("textbox", { name: "Hours" }).fill("12-20");
  await expectAccessible("the sheet");
  await sheet.getByRole("button", { name: "Save" }).tap();
  await expect(
    page.getByRole("button", { name: /^Hanna Weiss, Thursday 3 December: 12:00–20:00/ }),
  ).toBeVisible();
  await page.reload();
  await expect(
    page.getByRole("button", { name: /^Hanna Weiss, Thursday 3 December: 12:00–20:00/ }),
  ).toBeVisible();
});

test("every control is at least 44 px high", async ({ page, login }) => {
  await login("manager");
  for (const path of ["/4564/schedule", "/4564/team/3001"]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page.locator(".skeleton")).toHaveCount(0);
    const small = await page.evaluate(() =>
      [...document.querySelectorAll("a[href]:not(.sr-only), button, input, select")]
        .map((control) => ({ control, box: control.getBoundingClientRect() }))
        .filter(({ box }) => box.width > 1 && box.height > 1 && box.height < 43.5)
        .map(({ control }) => control.outerHTML.slice(0, 120)),
    );
    expect(small, path).toEqual([]);
  }
});

test("the sessions open as a sheet", async ({ page, login, expectAccessible }) => {
  await login("manager");
  await page.goto("/4564/schedule");
  await page.getByRole("button", { name: "Sessions" }).tap();
  await expect(
    page.getByRole("dialog", { name: "Sessions" }).getByText(/of \d+ free/),
  ).toBeVisible();
  await expectAccessible("the sessions sheet");
});
