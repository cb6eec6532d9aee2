import { once } from "node:events";
import { createServer } from "node:http";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { connect } from "node:net";
import type { AddressInfo } from "node:net";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isArguments, readAction, replayed } from "./action-request";

const ID = "7f".repeat(21);
const PLAIN = { "next-action": ID, "content-type": "text/plain;charset=UTF-8" };

let server: Server;
let url: string;
const kinds: string[] = [];

beforeAll(async () => {
  server = createServer((request, response) => void answer(request, response));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // it listens on a port
});
afterAll(() => server.close());

/** Answers what a reader of the passed request finds in it. */
async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const read = await readAction(request);
  kinds.push(read.kind);
  if (read.kind === "refused") response.writeHead(read.status).end();
  if (read.kind !== "read") return;
  const again = replayed(request, read.body);
  const chunks = await again.toArray();
  const { method, headers } = again;
  response.end(JSON.stringify([method, again.url, headers["next-action"], chunks.join("")]));
}

const post = (headers: Record<string, string>, body: string, method = "POST") =>
  fetch(`${url}/4564/schedule?view=week`, { method, headers, body });

describe("what a page sends", () => {
  it("is passed on as it came", async () => {
    const body = '[{"login":"$$x","next":null,"view":"$undefined"}]';
    const answer = await post(PLAIN, body);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual(["POST", "/4564/schedule?view=week", ID, body]);
  });

  it.each<[string, Record<string, string>, string, number]>([
    ["no action", { "content-type": "text/plain" }, "[]", 405],
    [
      "a form without an action",
      { "content-type": "application/x-www-form-urlencoded" },
      "a=b",
      405,
    ],
    ["an id that is none", { ...PLAIN, "next-action": "x" }, "[]", 400],
    ["an id with a path", { ...PLAIN, "next-action": "../../etc/passwd" }, "[]", 400],
    ["a form", { ...PLAIN, "content-type": "multipart/form-data; boundary=x" }, "--x--", 400],
    ["a form without boundary", { ...PLAIN, "content-type": "multipart/form-data" }, "x", 400],
    ["another type", { ...PLAIN, "content-type": "application/json" }, "[]", 400],
    ["nothing", PLAIN, "", 400],
    ["no JSON", PLAIN, "[", 400],
    ["no list", PLAIN, "{}", 400],
    ["a reference", PLAIN, '["$1"]', 400],
    ["a path of references", PLAIN, '["$1:__proto__:then"]', 400],
    ["a form as argument", PLAIN, '["$K1"]', 400],
    ["a promise", PLAIN, '[{"a":["$@0"]}]', 400],
    ["a number too large for it", PLAIN, '["$nx"]', 400],
    ["lists without end", PLAIN, `${"[".repeat(9000)}${"]".repeat(9000)}`, 400],
    ["too much", PLAIN, `["${"x".repeat(1_048_576)}"]`, 413],
  ])("is refused where it is %s", async (_what, headers, body, status) => {
    expect((await post(headers, body)).status).toBe(status);
  });

  it.each(["PUT", "PATCH", "DELETE"])("is never sent by %s", async (method) => {
    expect((await post(PLAIN, "[]", method)).status).toBe(405);
  });

  it("is told apart from a peer that goes away in the middle", async () => {
    kinds.length = 0;
    const socket = connect(Number(new URL(url).port), "127.0.0.1");
    const head = Object.entries({ ...PLAIN, host: "x", "content-length": "100" });
    socket.write(`POST / HTTP/1.1\r\n${head.map((pair) => pair.join(": ")).join("\r\n")}\r\n\r\n[`);
    await once(server, "request");
    socket.destroy();
    await expect.poll(() => kinds).toEqual(["aborted"]);
  });
});

describe("a list of arguments", () => {
  it("may hold every plain value", () => {
    const escaped = (value: unknown): unknown => {
      if (typeof value === "string" && value.startsWith("$")) return `$${value}`;
      if (Array.isArray(value)) return value.map(escaped);
      if (typeof value !== "object" || value === null) return value;
      return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, escaped(each)]));
    };
    const plain = fc.jsonValue({ maxDepth: 5 });
    fc.assert(
      fc.property(fc.array(plain), (values) => {
        expect(isArguments(JSON.stringify(escaped(values)))).toBe(true);
      }),
    );
  });
});
