import type { APIRequestContext, Locator, Page } from "@playwright/test";
import { expect, test } from "./fixtures";

const WEEK = "/4564/schedule?view=week";

function cell(page: Page, name: string, day: string): Locator {
  return page.getByRole("gridcell", { name: new RegExp(`^${name}, ${day}`) });
}

test("manager sets Anna to 10–18 on Friday, and it is on the server", async ({ page, login }) => {
  await login("manager");
  await page.goto(WEEK);
  await cell(page, "Anna Berg", "Friday 27 November").click();
  const editor = page.getByRole("dialog", { name: /Anna Berg, Friday 27 November 2026/ });
  await editor.getByRole("textbox", { name: "Hours" }).fill("10-18");
  await expect(editor.getByText("10:00–18:00 · 8 h")).toBeVisible();
  await editor.getByRole("button", { name: "Save" }).click();
  await expect(cell(page, "Anna Berg", "Friday 27 November: 10:00–18:00")).toBeVisible();
  await expect(page.getByText("Anna, Fri 27 Nov: 10–18")).toBeVisible();
  await page.reload();
  await expect(cell(page, "Anna Berg", "Friday 27 November: 10:00–18:00")).toBeVisible();
});

test("the editor shows at once which appointments the change leaves uncovered", async ({
  page,
  login,
  expectAccessible,
}) => {
  await login("manager");
  await page.goto(WEEK);
  await cell(page, "Clara Voss", "Thursday 26 November").click();
  const editor = page.getByRole("dialog", { name: /Clara Voss/ });
  await expect(editor.getByText(/not covered/)).toHaveCount(0);
  await editor.getByRole("textbox", { name: "Hours" }).fill("18.30-19");
  await expect(editor.getByRole("heading", { name: /appointments? not covered/ })).toBeVisible();
  const uncovered = editor
    .locator("section")
    .filter({ has: page.getByRole("heading", { name: /not covered/ }) })
    .getByRole("listitem");
  await expect(uncovered.first()).toContainText(/\d\d:\d\d–\d\d:\d\d.+·.+(colour|Highlights)/i);
  await expectAccessible("the editor with uncovered appointments");
  await editor.getByRole("button", { name: "Cancel" }).click();
  await expect(cell(page, "Clara Voss", "Thursday 26 November: 10:00–19:00")).toBeVisible();
});

test("undo puts the hours back", async ({ page, login }) => {
  await login("manager");
  await page.goto(WEEK);
  await cell(page, "Greta Holm", "Thursday 26 November").click();
  await page.getByRole("textbox", { name: "Hours" }).fill("9.30-13 14-18");
  await page.getByRole("textbox", { name: "Hours" }).press("Enter");
  await expect(
    cell(page, "Greta Holm", "Thursday 26 November: 09:30–13:00, 14:00–18:00"),
  ).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(cell(page, "Greta Holm", "Thursday 26 November: 10:00–19:00")).toBeVisible();
  await expect(page.locator("[data-sonner-toast]").filter({ hasText: "10–19" })).toBeVisible();
  await page.reload();
  await expect(cell(page, "Greta Holm", "Thursday 26 November: 10:00–19:00")).toBeVisible();
});

/** Writes one day as the owner, by the API. */
async function writeAsOwner(
  { request, serverUrl }: { readonly request: APIRequestContext; readonly serverUrl: string },
  memberId: number,
  body: object,
): Promise<void> {
  const partner = "Bearer demo-partner-token";
  const signedIn = await request.post(`${serverUrl}/api/v1/auth`, {
    headers: { authorization: partner },
    data: { login: "owner@atelier.example", password: "owner-demo-pass" },
  });
  const { data }: { data: { user_token: string } } = await signedIn.json();
  const written = await request.put(`${serverUrl}/api/v1/schedule/4564/${memberId}`, {
    headers: { authorization: `${partner}, User ${data.user_token}` },
    data: body,
  });
  expect(written.status()).toBe(201);
}

const working = (date: string, from: string, to: string): object => ({
  date,
  is_working: true,
  slots: [{ from, to }],
});

test("undo leaves a day alone that was changed since, and says by whom", async ({
  page,
  login,
  request,
  serverUrl,
}) => {
  await login("owner");
  await page.goto(WEEK);
  await cell(page, "Jana Pohl", "Friday 27 November").click();
  await page.getByRole("textbox", { name: "Hours" }).fill("9-14");
  await page.getByRole("textbox", { name: "Hours" }).press("Enter");
  await expect(page.getByText("Jana, Fri 27 Nov: 9–14")).toBeVisible();
  await writeAsOwner({ request, serverUrl }, 3010, working("2026-11-27", "11:00", "12:00"));
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("Left as it is. Jana, Fri 27 Nov: 11–12")).toBeVisible();
  await expect(page.getByText("You set 11–12 just now.")).toBeVisible();
  await expect(cell(page, "Jana Pohl", "Friday 27 November: 11:00–12:00")).toBeVisible();
});

test("an editor that nobody touched saves nothing", async ({ page, login, request, serverUrl }) => {
  await login("manager");
  await page.goto(WEEK);
  await cell(page, "Ben Adler", "Saturday 28 November").click();
  await expect(page.getByRole("textbox", { name: "Hours" })).toBeFocused();
  const sick = { date: "2026-11-28", is_working: false, off_day_type: 3 };
  await writeAsOwner({ request, serverUrl }, 3002, sick);
  await page.getByRole("textbox", { name: "Hours" }).press("Enter");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await page.reload();
  await expect(cell(page, "Ben Adler", "Saturday 28 November: Sick leave")).toBeVisible();
});

test("a day that somebody changed meanwhile stays until the person chose", async ({
  page,
  login,
  request,
  serverUrl,
  expectAccessible,
}) => {
  await login("manager");
  await page.goto(WEEK);
  await cell(page, "Ben Adler", "Friday 27 November").click();
  await page.getByRole("textbox", { name: "Hours" }).fill("12-17");
  await writeAsOwner({ request, serverUrl }, 3002, working("2026-11-27", "11:00", "19:00"));
  await page.getByRole("textbox", { name: "Hours" }).press("Enter");
  await expect(page.getByText("Olivia Brandt set 11–19 just now. Yours: 12–17.")).toBeVisible();
  await expect(cell(page, "Ben Adler", "Friday 27 November: 11:00–19:00")).toBeVisible();
  await expectAccessible("the choice between two versions");
  await page.getByRole("button", { name: "Use mine" }).click();
  await expect(cell(page, "Ben Adler", "Friday 27 November: 12:00–17:00")).toBeVisible();
  await expect(page.getByText("Ben, Fri 27 Nov: 12–17")).toBeVisible();
  await page.reload();
  await expect(cell(page, "Ben Adler", "Friday 27 November: 12:00–17:00")).toBeVisible();
});

test.describe("without a connection", () => {
  test.use({ provoked: /ERR_INTERNET_DISCONNECTED|ERR_CONNECTION_RESET|Failed to (load|fetch)/ });

  test("an edit is refused at once and keeps its text", async ({ page, login, context }) => {
    await login("manager");
    await page.goto(WEEK);
    await cell(page, "Clara Voss", "Friday 27 November").click();
    const hours = page.getByRole("textbox", { name: "Hours" });
    await hours.fill("12-15");
    await context.setOffline(true);
    await hours.press("Enter");
    await expect(page.getByRole("alert").filter({ hasText: "offline" })).toBeVisible({
      timeout: 1000,
    });
    await expect(hours).toHaveValue("12-15");
    await context.setOffline(false);
    await hours.press("Enter");
    await expect(cell(page, "Clara Voss", "Friday 27 November: 12:00–15:00")).toBeVisible();
    await page.reload();
    await expect(cell(page, "Clara Voss", "Friday 27 November: 12:00–15:00")).toBeVisible();
  });

  test("an answer that was lost is asked for, and the edit has its undo", async ({
    page,
    login,
  }) => {
    await login("manager");
    await page.goto(WEEK);
    await cell(page, "Clara Voss", "Saturday 28 November").click();
    await page.getByRole("textbox", { name: "Hours" }).fill("10-14");
    let lost = 0;
    await page.route("**/4564/schedule**", async (route) => {
      if (route.request().method() !== "POST" || lost > 0) return route.continue();
      lost += 1;
      await route.fetch(); // it reaches the server
      return route.abort("connectionreset"); // and its answer reaches nobody
    });
    await page.getByRole("textbox", { name: "Hours" }).press("Enter");
    await expect(page.getByText("Clara, Sat 28 Nov: 10–14")).toBeVisible();
    expect(lost).toBe(1);
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(page.getByText(/^Undone\. Clara, Sat 28 Nov/)).toBeVisible();
  });

  test("leaving asks first while something typed is not stored", async ({ page, login }) => {
    await login("manager");
    await page.goto(WEEK);
    await cell(page, "Clara Voss", "Friday 27 November").click();
    await page.getByRole("textbox", { name: "Hours" }).fill("8-9");
    const asked = page.waitForEvent("dialog");
    const closed = page.close({ runBeforeUnload: true });
    const dialog = await asked;
    expect(dialog.type()).toBe("beforeunload");
    await dialog.dismiss();
    await closed;
    await expect(page.getByRole("textbox", { name: "Hours" })).toHaveValue("8-9");
  });
});

test("a day off keeps its kind", async ({ page, login }) => {
  await login("manager");
  await page.goto(WEEK);
  await cell(page, "Ivo Marek", "Friday 27 November").click();
  const editor = page.getByRole("dialog", { name: /Ivo Marek/ });
  await editor.getByRole("radio", { name: "Sick leave" }).check();
  await editor.getByRole("button", { name: "Save" }).click();
  await expect(cell(page, "Ivo Marek", "Friday 27 November: Sick leave")).toBeVisible();
  await page.reload();
  await expect(cell(page, "Ivo Marek", "Friday 27 November: Sick leave")).toBeVisible();
});

test("impossible hours are refused beside the field and keep what was typed", async ({
  page,
  login,
}) => {
  await login("manager");
  await page.goto(WEEK);
  await cell(page, "Anna Berg", "Saturday 28 November").click();
  const hours = page.getByRole("textbox", { name: "Hours" });
  for (const [typed, sentence] of [
    ["20-8", "Split the shift at midnight"],
    ["22-2", "Ends after midnight. Write 22–24 here and 00–2 on Sun 29 Nov."],
    ["0-0", "can mean no hours or the whole day"],
    ["9-12 11-14", "Two shifts of the day overlap"],
    ["9:03-12", "multiples of five minutes"],
    ["late", "cannot be read"],
  ] as const) {
    await hours.fill(typed);
    await hours.press("Enter");
    await expect(page.getByText(sentence)).toBeVisible();
    await expect(hours).toHaveValue(typed);
  }
});

test("hours are read as people write them, and what was added stands out", async ({
  page,
  login,
}) => {
  await login("manager");
  await page.goto(WEEK);
  await cell(page, "Ben Adler", "Friday 27 November").click();
  const editor = page.getByRole("dialog", { name: /Ben Adler/ });
  const hours = editor.getByRole("textbox", { name: "Hours" });
  await hours.fill("9-12 1-5");
  await expect(editor.getByText("09:00–12:00, 13:00–17:00 · 7 h")).toBeVisible();
  await expect(editor.locator("p strong")).toHaveText(["13:00", "17:00"]);
  await hours.fill("krank");
  await expect(editor.getByRole("radio", { name: "Sick leave" })).toBeChecked();
  await hours.fill("9-12 1-5");
  await hours.press("Enter");
  await expect(
    cell(page, "Ben Adler", "Friday 27 November: 09:00–12:00, 13:00–17:00"),
  ).toBeVisible();
});

test("5-9 is the evening, until somebody works that early here", async ({
  page,
  login,
  request,
  serverUrl,
}) => {
  await login("owner");
  const typeFiveToNine = async (): Promise<Locator> => {
    const isKnown = page.waitForResponse(/early-hours/);
    await page.goto(WEEK);
    await isKnown;
    await cell(page, "Ivo Marek", "Saturday 28 November").click();
    const editor = page.getByRole("dialog", { name: /Ivo Marek/ });
    await editor.getByRole("textbox", { name: "Hours" }).fill("5-9");
    return editor;
  };
  const evening = await typeFiveToNine();
  await expect(evening.getByText("17:00–21:00 · 4 h")).toBeVisible();
  await expect(evening.getByText("Begins before 6:00.")).toHaveCount(0);
  await page.keyboard.press("Escape"); // a text that is left open comes back with the page
  const signedIn = await request.post(`${serverUrl}/api/v1/auth`, {
    headers: { authorization: "Bearer demo-partner-token" },
    data: { login: "owner@atelier.example", password: "owner-demo-pass" },
  });
  const { data }: { data: { user_token: string } } = await signedIn.json();
  const written = await request.put(
    `${serverUrl}/api/v1/schedule/4564/3010/2026-11-24/2026-11-24`,
    {
      headers: { authorization: `Bearer demo-partner-token, User ${data.user_token}` },
      data: [{ date: "2026-11-24", is_working: true, slots: [{ from: "05:00", to: "09:00" }] }],
    },
  );
  expect(written.status()).toBe(201);
  const morning = await typeFiveToNine();
  await expect(morning.getByText("05:00–09:00 · 4 h")).toBeVisible();
  await expect(morning.getByText("Begins before 6:00.")).toBeVisible();
});

test("hours that are rare are saved by a second Enter only", async ({ page, login }) => {
  await login("manager");
  await page.goto(WEEK);
  await cell(page, "Ben Adler", "Saturday 28 November").click();
  const hours = page.getByRole("textbox", { name: "Hours" });
  await hours.fill("12-12");
  await hours.press("Enter");
  await expect(page.getByText("Ends at midnight. Save again to confirm.")).toBeVisible();
  await expect(hours).toBeFocused();
  await hours.press("Enter");
  await expect(cell(page, "Ben Adler", "Saturday 28 November: 12:00–24:00")).toBeVisible();
});

test("while a text cannot be read nothing older is shown", async ({ page, login }) => {
  await login("manager");
  await page.goto(WEEK);
  await cell(page, "Clara Voss", "Thursday 26 November").click();
  const editor = page.getByRole("dialog", { name: /Clara Voss/ });
  const hours = editor.getByRole("textbox", { name: "Hours" });
  await hours.fill("18.30-19");
  await expect(editor.getByRole("heading", { name: /not covered/ })).toBeVisible();
  await hours.fill("18.30-19x");
  await expect(editor.getByRole("heading", { name: /not covered|inside these hours/ })).toHaveCount(
    0,
  );
  await expect(editor.getByRole("heading", { name: /^\d+ bookings$/ })).toBeVisible();
});

test("a refused save puts the old hours back and says why", async ({ page, login }) => {
  await login("manager");
  await page.goto("/4564/schedule?view=week&date=2029-01-05");
  await cell(page, "Anna Berg", "Friday 5 January").click();
  await page.getByRole("textbox", { name: "Hours" }).fill("10-18");
  await page.getByRole("textbox", { name: "Hours" }).press("Enter");
  await expect(page.getByText(/Not saved: Anna/)).toBeVisible();
  await expect(page.getByText(/The date must be at most two years ahead\./)).toBeVisible();
  await expect(cell(page, "Anna Berg", "Friday 5 January: no hours")).toBeVisible();
});

test("the keyboard alone edits a day", async ({ page, login }) => {
  await login("manager");
  await page.goto(WEEK);
  const start = cell(page, "Anna Berg", "Wednesday 25 November");
  await start.focus();
  await page.keyboard.press("ArrowDown");
  await expect(cell(page, "Ben Adler", "Wednesday 25 November")).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await expect(cell(page, "Ben Adler", "Thursday 26 November")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("textbox", { name: "Hours" })).toBeFocused();
  await page.keyboard.type("11-19");
  await page.keyboard.press("Enter");
  const changed = cell(page, "Ben Adler", "Thursday 26 November: 11:00–19:00");
  await expect(changed).toBeFocused();
  await page.keyboard.press("1");
  await expect(page.getByRole("textbox", { name: "Hours" })).toHaveValue("1");
  await page.keyboard.press("Escape");
  await expect(changed).toBeFocused();
  await page.keyboard.press("Home");
  await page.keyboard.press("Control+End");
  await page.keyboard.press("Control+Home");
  await expect(cell(page, "Anna Berg", "Monday 23 November")).toBeFocused();
});
