import { expect, it } from "vitest";
import { inRoutingOrder } from "./mount";

it.each([
  [
    ["/staff/:id", "/staff/quick"],
    ["/staff/quick", "/staff/:id"],
  ],
  [
    ["/:a/:b", "/a/:b", "/a/b"],
    ["/a/b", "/a/:b", "/:a/:b"],
  ],
  [
    ["/a/:b/c", "/a/b/:c"],
    ["/a/b/:c", "/a/:b/c"],
  ],
  [
    ["/a/:b", "/a/:other/c"],
    ["/a/:b", "/a/:other/c"],
  ],
])("orders %j so that words come before parameters", (given, wanted) => {
  const operations = given.map((path) => ({ method: "get", path, handle: () => new Response() }));
  for (const order of [operations, [...operations].reverse()]) {
    expect(inRoutingOrder(order).map(({ path }) => path)).toEqual(wanted);
  }
});
