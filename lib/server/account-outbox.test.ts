import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { instantOf } from "@/lib/domain/time/instant";
import { OUTBOX_FILE, fileOutbox } from "./account-outbox";

const IDA = {
  purpose: "invitation",
  name: "Ida",
  recipient: "ida@example.org",
  token: "t0ken",
  expiresAt: instantOf(Date.parse("2026-11-26T08:00:00Z")),
} as const;

describe("the outbox of links", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "chairtime-outbox-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it("is a file for its owner alone, with a line for each link", async () => {
    const data = join(folder, "data");
    const send = fileOutbox(data, () => "https://salon.example/");
    await send(IDA);
    await send({ ...IDA, purpose: "reset", recipient: "491701", token: "other" });
    const file = join(data, OUTBOX_FILE);
    expect(readFileSync(file, "utf8").split("\n")).toEqual([
      "invitation\tida@example.org\tIda\tuntil 2026-11-26T08:00:00.000Z\thttps://salon.example/password#t0ken",
      "new password\t491701\tIda\tuntil 2026-11-26T08:00:00.000Z\thttps://salon.example/password#other",
      "",
    ]);
    expect([statSync(data).mode & 0o777, statSync(file).mode & 0o777]).toEqual([0o700, 0o600]);
  });

  it("has one line for a name that would like two", async () => {
    await fileOutbox(folder, () => "x")({ ...IDA, name: "Ida\ninvitation\tevil" });
    expect(readFileSync(join(folder, OUTBOX_FILE), "utf8").split("\n")).toHaveLength(2);
  });
});
