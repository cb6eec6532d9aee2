import { describe, expect, it } from "vitest";
import { ownHost } from "./own-host";

describe("the address of a server for itself", () => {
  it.each([
    ["127.0.0.1", "127.0.0.1"],
    ["0.0.0.0", "127.0.0.1"],
    ["::", "::1"],
    ["salon.example", "salon.example"],
  ])("that listens on %s is %s", (host, own) => {
    expect(ownHost(host)).toBe(own);
  });
});
