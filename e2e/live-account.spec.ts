import { expect, signInThroughForm, test } from "./fixtures";
import { spawnServer, temporaryFolder } from "../scripts/spawn-server.mjs";

test("an edit on a server that is pointed at another one lands in that one", async ({
  page,
  serverUrl,
  request,
}) => {
  const folder = temporaryFolder();
  const pointed = await spawnServer({
    DATA_DIR: folder.path,
    CHAIRTIME_CLOCK: "2026-11-25T08:00:00Z",
    ALTEGIO_API_URL: `${serverUrl}/api/v1`,
    ALTEGIO_PARTNER_TOKEN: "demo-partner-token",
  });
  try {
    expect((await request.get(`${pointed.url}/api/v1/companies`)).status()).toBe(404);
    await signInThroughForm(page, pointed.url, "manager");
    await page.goto(`${pointed.url}/4564/schedule?view=week`);
    await page.getByRole("gridcell", { name: /^Eva Lindt, Friday 27 November/ }).click();
    await page.getByRole("textbox", { name: "Hours" }).fill("10-16");
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText("Eva, Fri 27 Nov: 10–16")).toBeVisible();
    await signInThroughForm(page, serverUrl, "owner");
    await page.goto(`${serverUrl}/4564/schedule?view=week`);
    const cell = page.getByRole("gridcell", {
      name: /^Eva Lindt, Friday 27 November: 10:00–16:00/,
    });
    await expect(cell).toBeVisible();
    await signInThroughForm(page, pointed.url, "manager");
    await page.goto(`${pointed.url}/4564/schedule?view=week`);
    await expect(cell).toBeVisible();
    await page.goto("about:blank"); // an open schedule would ask the server that stops
  } finally {
    await pointed.stop();
    folder.remove();
  }
});
