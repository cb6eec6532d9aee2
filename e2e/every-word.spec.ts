import type { Page } from "@playwright/test";
import { expect, LOGINS, test } from "./fixtures";
import { namesOfData, plainTexts } from "./plain-texts";
import { SCREENS } from "./screens";

const MONTH = "location=4564&from=2026-10-26&to=2026-12-06";
const ELSEWHERE = "location=4566&from=2027-06-01&to=2027-06-30";

/** A Monday far from what other tests look at. */
const FAR = "/4564/schedule?date=2027-03-01";

/** What opens a dialog: buttons, of a list the first, and one cell of the grid. */
const OPENERS = [
  "button[aria-haspopup=dialog]:not(li button)",
  "li:first-child > button[aria-haspopup=dialog]",
  "[data-row='0'] [data-col='2']",
].join(", ");

/** Turns to the pseudo-language, in which every text of the catalogue stands in brackets. */
async function speakPseudo(page: Page, url: string): Promise<void> {
  await page.context().addCookies([{ name: "chairtime-locale", value: "en-XA", url }]);
}

async function expectAllTranslated(page: Page, data: readonly string[], what: string) {
  expect(await plainTexts(page, data), `plain texts on ${what}`).toEqual([]);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - window.innerWidth,
  );
  expect(overflow, `${what} scrolls sideways`).toBeLessThanOrEqual(0);
}

async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.locator("[aria-busy=true], .skeleton")).toHaveCount(0);
}

for (const [width, height] of [
  [1440, 900],
  [390, 844],
] as const) {
  test.describe(`${width} px, in the pseudo-language`, () => {
    test.use({ viewport: { width, height }, hasTouch: width < 500 });

    test("every screen says only what the catalogue has", async ({ page, login, baseURL }) => {
      await login("owner");
      const data = [...(await namesOfData(page, MONTH)), ...(await namesOfData(page, ELSEWHERE))];
      await speakPseudo(page, baseURL ?? "");
      for (const [name, path] of SCREENS) {
        await open(page, path);
        await expect(page.getByText("⟦").first()).toBeAttached();
        await expectAllTranslated(page, data, name);
      }
    });

    test("every dialog says only what the catalogue has", async ({ page, login, baseURL }) => {
      test.slow();
      await login("owner");
      const data = await namesOfData(page, MONTH);
      await speakPseudo(page, baseURL ?? "");
      for (const [name, path] of SCREENS.slice(0, 3)) {
        await open(page, path);
        const openers = page.locator(OPENERS);
        const count = await openers.count();
        expect(count, `openers on ${name}`).toBeGreaterThanOrEqual(3);
        for (let index = 0; index < count; index++) {
          await openers.nth(index).click();
          const dialog = page.getByRole("dialog");
          await expect(dialog).toBeVisible();
          await expect(dialog.locator("[aria-busy=true], .skeleton")).toHaveCount(0);
          await expectAllTranslated(page, data, `dialog ${index} of ${name}`);
          await page.keyboard.press("Escape");
          await expect(dialog).toHaveCount(0);
        }
      }
    });
  });
}

test.describe("in the pseudo-language", () => {
  test("what goes wrong while typing and what was changed is translated", async ({
    page,
    login,
    baseURL,
  }) => {
    await login("owner");
    const data = await namesOfData(page, "location=4564&from=2027-03-01&to=2027-03-31");
    await speakPseudo(page, baseURL ?? "");
    await open(page, FAR);
    await page.locator("[data-row='8'] [data-col='2']").click();
    const field = page.getByRole("dialog").getByRole("textbox");
    await field.fill("25");
    await field.press("Enter");
    await expect(field).toHaveAttribute("aria-invalid", "true");
    await expectAllTranslated(page, data, "the refused hours");
    await field.fill("11-14");
    await expectAllTranslated(page, data, "the understood hours");
    await field.press("Enter");
    const toast = page.locator("[data-sonner-toast]");
    await expect(toast.filter({ hasText: "11–14" })).toBeVisible();
    await expectAllTranslated(page, data, "the saved change");
    await toast.getByRole("button").click();
    await expect(toast.filter({ hasNotText: "11–14" })).toBeVisible();
    await expectAllTranslated(page, data, "the change taken back");
  });

  test("a worker's own day is translated", async ({ page, login, baseURL }) => {
    await login("anna");
    const data = await namesOfData(page, MONTH);
    await speakPseudo(page, baseURL ?? "");
    await open(page, "/4564/schedule");
    await page.locator("[data-row='0'] [data-col='2']").click();
    await expect(page.getByRole("dialog")).toBeVisible();
    await expectAllTranslated(page, data, "the day to read");
  });

  test("sign-in and its refusal are translated", async ({ page, baseURL }) => {
    await speakPseudo(page, baseURL ?? "");
    await page.goto("/login");
    await expectAllTranslated(page, [], "the sign-in page");
    await page.locator("input[name=login]").fill(LOGINS.owner[0]);
    await page.locator("input[name=password]").fill("wrong");
    await page.locator("button[type=submit]").click();
    await expect(page.getByRole("alert").filter({ hasText: "⟦" })).toBeVisible();
    await expectAllTranslated(page, [], "the refused sign-in");
  });

  test.describe("elsewhere", () => {
    test.use({ provoked: /status of 404/ });

    test("a page that does not exist is translated", async ({ page, login, baseURL }) => {
      await login("owner");
      await speakPseudo(page, baseURL ?? "");
      for (const path of ["/4564/nowhere", "/999999/schedule", "/nowhere"]) {
        await page.goto(path);
        await expect(page.getByRole("heading", { level: 1 })).toBeAttached();
        await expectAllTranslated(page, [], path);
      }
    });
  });
});

test("what is not in the catalogue is found, and a cut message is told", async ({ page }) => {
  await page.setContent(
    `<title>⟦Šàṽè⟧ · Chairtime</title><p>Anna Berg, <b>⟦Ƒŕì⟧</b> 2</p><p>⟦1 <i>ñòţ</i> çòṽèŕèđ⟧</p>
     <p>Save</p><button aria-label="Close">×</button><p>⟦Òþèñ⟧ now</p>`,
  );
  expect(await plainTexts(page, ["Anna Berg"])).toEqual(["Save", "⟦Òþèñ⟧ now", "Close"]);
  await page.setContent("<p>⟦Šàṽ</p><p>⟦Òþèñ⟧</p>");
  expect(await plainTexts(page, [])).toEqual([expect.stringMatching(/^cut: /)]);
});
