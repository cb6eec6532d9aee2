import { describe, expect, it } from "vitest";
import { NO_PASSWORD } from "./no-password.rules";

describe("the hash that no password has", () => {
  it("costs as much to check as a real one, so that answers tell nothing", () => {
    const [, algorithm, version, cost, salt, digest] = NO_PASSWORD.split("$");
    expect([algorithm, version, cost]).toEqual(["argon2id", "v=19", "m=19456,t=2,p=1"]);
    expect(Buffer.from(salt ?? "", "base64")).toHaveLength(16);
    expect(Buffer.from(digest ?? "", "base64")).toHaveLength(32);
  });
});
