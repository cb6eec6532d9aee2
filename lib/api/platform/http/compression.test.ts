import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { compressed, preferredOf } from "./compression";
import type { Answer } from "./envelope";

const LONG = JSON.stringify({ text: "ä salon ".repeat(500) });

function answer(body: Answer["body"]): Answer {
  return { status: 200, headers: { "content-type": "application/json" }, body };
}

describe("the encoding of an answer", () => {
  it.each([
    ["gzip, deflate, br", "br"],
    ["gzip, deflate", "gzip"],
    ["GZIP", "gzip"],
    ["x-gzip", "gzip"],
    ["br;q=0.2, gzip;q=0.8", "gzip"],
    ["br;q=0.8, gzip;q=0.8", "br"],
    ["*", "br"],
    ["*;q=0", null],
    ["gzip;q=0", null],
    ["gzip;q=0, *", "br"],
    ["identity", null],
    ["identity, gzip;q=0.5", null],
    ["identity;q=0.5, gzip", "gzip"],
    ["deflate", null],
    ["gzip;q=nonsense", null],
    ["", null],
  ])("for %s is %s", (accepted, encoding) => {
    expect(preferredOf(accepted)).toBe(encoding);
  });
});

describe("packing", () => {
  it("keeps every byte, in either encoding", async () => {
    const br = await compressed(answer(LONG), "br");
    expect(br.headers).toEqual({
      "content-type": "application/json",
      vary: "Accept-Encoding",
      "content-encoding": "br",
    });
    expect(brotliDecompressSync(Buffer.from(br.body ?? "")).toString()).toBe(LONG);
    const gz = await compressed(answer(LONG), "gzip");
    expect(gz.headers["content-encoding"]).toBe("gzip");
    expect(gunzipSync(Buffer.from(gz.body ?? "")).toString()).toBe(LONG);
    expect(gz.body?.length).toBeLessThan(LONG.length / 10);
  });

  it("leaves short answers, and those for readers who cannot unpack, as they are", async () => {
    const short = answer("x".repeat(1024));
    expect(await compressed(short, "br")).toBe(short);
    const empty = answer(null);
    expect(await compressed(empty, "br")).toBe(empty);
    for (const accepted of [null, "identity", "deflate"]) {
      expect(await compressed(answer(LONG), accepted)).toEqual({
        ...answer(LONG),
        headers: { "content-type": "application/json", vary: "Accept-Encoding" },
      });
    }
  });

  it("packs bytes that are sent again only once", async () => {
    const bytes = Buffer.from(LONG);
    const first = await compressed(answer(bytes), "gzip");
    const again = await compressed(answer(bytes), "gzip");
    expect(again.body).toBe(first.body);
    expect(gunzipSync(Buffer.from(again.body ?? "")).toString()).toBe(LONG);
    expect((await compressed(answer(bytes), "br")).body).not.toBe(first.body);
  });
});
