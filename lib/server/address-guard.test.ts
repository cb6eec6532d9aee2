import { describe, expect, it } from "vitest";
import { isAllowed, safeAddressOf } from "./address-guard";

const PRIVATE = [
  "0.0.0.0",
  "10.1.2.3",
  "100.64.0.1",
  "127.0.0.1",
  "127.255.255.254",
  "169.254.169.254",
  "172.16.0.1",
  "172.31.255.255",
  "192.168.1.1",
  "198.18.0.1",
  "224.0.0.1",
  "255.255.255.255",
  "::",
  "::1",
  "::ffff:127.0.0.1",
  "::ffff:808:808",
  "64:ff9b::a00:1",
  "2002:7f00:1::",
  "2001:0:4136:e378:8000:63bf:3fff:fdd2",
  "fc00::1",
  "fd00:ec2::254",
  "fe80::1",
  "fe80::1%eth0",
  "ff02::1",
  "localhost",
  "",
];

describe("an address of a webhook", () => {
  it.each(PRIVATE)("%s is refused", (address) => {
    expect(isAllowed(address, false)).toBe(false);
  });

  it.each(["8.8.8.8", "1.1.1.1", "172.32.0.1", "192.167.255.255", "2606:4700::1111", "2a00::1"])(
    "%s is allowed",
    (address) => {
      expect(isAllowed(address, false)).toBe(true);
    },
  );

  it("of this machine is allowed by the switch, and nothing else is", () => {
    const allowed = PRIVATE.filter((address) => isAllowed(address, true));
    expect(allowed).toEqual(["127.0.0.1", "127.255.255.254", "::1"]);
  });
});

describe("a host of a webhook", () => {
  const names: Readonly<Record<string, readonly { address: string; family: number }[]>> = {
    "good.example": [{ address: "8.8.8.8", family: 4 }],
    "mixed.example": [
      { address: "8.8.8.8", family: 4 },
      { address: "10.0.0.1", family: 4 },
    ],
    "none.example": [],
  };
  const resolve = async (host: string) => names[host] ?? [];

  it("is resolved to the address to call", async () => {
    const address = await safeAddressOf("good.example", false, resolve);
    expect(address).toEqual({ address: "8.8.8.8", family: 4 });
  });

  it("is refused when one of its addresses is, or when it has none", async () => {
    for (const host of ["mixed.example", "none.example", "10.0.0.1", "[::1]", "127.0.0.1"]) {
      await expect(safeAddressOf(host, false, resolve), host).rejects.toThrow("public internet");
    }
  });

  it("may be written as an address in every form that URLs know", async () => {
    for (const written of [
      "http://0x7f.1/",
      "http://2130706433/",
      "http://127.1/",
      "http://[::ffff:7f00:1]/",
    ]) {
      const { hostname } = new URL(written);
      await expect(safeAddressOf(hostname, false, resolve), written).rejects.toThrow("public");
    }
  });

  it("is looked up by the system unless told otherwise", async () => {
    await expect(safeAddressOf("localhost", false)).rejects.toThrow("public internet");
    expect((await safeAddressOf("localhost", true)).address).toMatch(/^(127\.|::1)/);
  });
});
