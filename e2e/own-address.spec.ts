import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { expect, test } from "./fixtures";

const MANIFEST = ".next/server/server-reference-manifest.json";

type Actions = Readonly<Record<string, { readonly exportedName?: string }>>;

/** The id under which a built page calls an action. */
function actionId(name: string): string {
  const { node }: { node: Actions } = JSON.parse(readFileSync(MANIFEST, "utf8"));
  const found = Object.entries(node).find(([, action]) => action.exportedName === name);
  if (!found) throw new Error(`${MANIFEST} has no ${name}`);
  return found[0];
}

test("an action posted to a page that has it not reaches this server and no other", async ({
  page,
  login,
  baseURL,
}) => {
  const heard: string[] = [];
  const stranger = createServer((request, response) => {
    heard.push(`${request.url} ${request.headers.cookie}`);
    response.end();
  });
  const isListening = await new Promise<boolean>((resolve) => {
    stranger.once("error", () => resolve(false)); // the port is taken: whoever it is hears nothing
    stranger.listen(3000, "localhost", () => resolve(true));
  });
  test.skip(!isListening, "port 3000 is taken");
  await login("manager");
  const answer = await page.request.post("/login", {
    headers: {
      "next-action": actionId("setWorkingDay"),
      "content-type": "text/plain;charset=UTF-8",
      origin: baseURL ?? "",
    },
    data: '[{"locationId":4564}]',
  });
  stranger.close();
  expect(heard).toEqual([]);
  expect(await answer.text()).toContain("invalid_input");
});
