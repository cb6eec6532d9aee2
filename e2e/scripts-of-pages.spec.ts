import { expect, test } from "./fixtures";
import { SCREENS } from "./screens";

test.describe("a script that somebody put into a page", () => {
  test.use({ provoked: /Content Security Policy|Refused to execute|violates the following/ });

  test("does not run", async ({ page, login }) => {
    await login("owner");
    await page.goto("/4564/schedule");
    await page.evaluate(() => {
      const inline = document.createElement("script");
      inline.textContent = "window.hasRun = true";
      document.body.append(inline);
      const data = document.createElement("script");
      data.src = "data:text/javascript,window.hasRun = true";
      document.body.append(data);
      document.body.insertAdjacentHTML(
        "beforeend",
        '<img src="x:" onerror="window.hasRun = true">',
      );
    });
    await page.waitForTimeout(300);
    expect(await page.evaluate(() => "hasRun" in window)).toBe(false);
  });
});

test("every script of every screen carries the nonce of its answer or is a file of ours", async ({
  page,
  login,
}) => {
  await login("owner");
  for (const [name, path] of [...SCREENS, ["the sign-in", "/login"], ["nothing", "/nowhere"]]) {
    const answer = await page.request.get(path ?? "");
    const policy = answer.headers()["content-security-policy"] ?? "";
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? "";
    expect([name, policy.includes("script-src 'self' 'nonce-")]).toEqual([name, true]);
    expect(policy).not.toMatch(/script-src[^;]*'unsafe-inline'/);
    const scripts = (await answer.text()).match(/<script[^>]*>/g) ?? [];
    const odd = scripts.filter(
      (script) => !script.includes(`nonce="${nonce}"`) && !/src="\/_next\//.test(script),
    );
    expect([name, odd]).toEqual([name, []]);
  }
});
