import { describe, expect, it } from "vitest";
import { createRequestIds, inRequest, requestFacts } from "./request-ids";

describe("the id of a request", () => {
  it("is another one each time", () => {
    const idOf = createRequestIds("a");
    expect([idOf(undefined), idOf(undefined)]).toEqual(["a-1", "a-2"]);
    expect(createRequestIds()(undefined)).not.toBe(createRequestIds()(undefined));
  });

  it.each([["4bf92f35-77b3.4da6_a"], ["x".repeat(64)]])(
    "is the proxy's where it is %j",
    (given) => {
      expect(createRequestIds()(given)).toBe(given);
    },
  );

  it.each([
    [""],
    ['x","level":60'],
    ["x\nlevel=error"],
    ["x".repeat(65)],
    [["one", "two"]],
    ["näh"],
  ])("is ours where %j was sent", (given) => {
    expect(createRequestIds("a")(given)).toBe("a-1");
  });

  it("is known to what the request does, however deep, and to nothing else", async () => {
    const deep = async () => {
      await Promise.resolve();
      return requestFacts();
    };
    const [one, two] = await Promise.all([inRequest("1", deep), inRequest("2", deep)]);
    expect([one, two, requestFacts()]).toEqual([{ requestId: "1" }, { requestId: "2" }, {}]);
  });
});
