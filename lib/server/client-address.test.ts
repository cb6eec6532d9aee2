import { describe, expect, it } from "vitest";
import { NOBODY, clientAddress, dropUntrusted, readTrustedProxies } from "./client-address";

function trusting(text: string) {
  const trusted = readTrustedProxies(text);
  if (!trusted) throw new Error(`Not understood: ${text}`);
  return trusted;
}

describe("TRUST_PROXY", () => {
  it.each([
    ["0"],
    ["1"],
    ["10"],
    ["127.0.0.1"],
    ["10.0.0.0/8"],
    [" 10.0.0.0/8 , ::1,fd00::/8 "],
    ["0.0.0.0/0"],
  ])("may be %s", (text) => {
    expect(readTrustedProxies(text)).not.toBeNull();
  });

  it.each([
    ["yes"],
    ["true"],
    ["11"],
    ["-1"],
    ["1.5"],
    ["10.0.0.0/33"],
    ["::/129"],
    ["10.0.0.0/"],
    ["10.0.0.0/8/8"],
    ["10.0.0/8"],
    ["proxy.example"],
    ["127.0.0.1,"],
    [""],
  ])("may not be %j", (text) => {
    expect(readTrustedProxies(text)).toBeNull();
  });
});

describe("the address of a client", () => {
  it.each([
    ["nobody is trusted", "0", "192.0.2.1", "203.0.113.9", "192.0.2.1"],
    ["one hop", "1", "10.0.0.1", "203.0.113.9", "203.0.113.9"],
    ["one hop, and the client lied", "1", "10.0.0.1", "1.1.1.1, 203.0.113.9", "203.0.113.9"],
    ["two hops", "2", "10.0.0.1", "1.1.1.1, 203.0.113.9, 10.0.0.2", "203.0.113.9"],
    ["more hops than were taken", "3", "10.0.0.1", "203.0.113.9", "203.0.113.9"],
    ["one hop without the header", "1", "10.0.0.1", undefined, "10.0.0.1"],
    ["networks", "10.0.0.0/8", "10.0.0.1", "1.1.1.1, 203.0.113.9, 10.9.9.9", "203.0.113.9"],
    ["networks, and a stranger", "10.0.0.0/8", "192.0.2.1", "203.0.113.9", "192.0.2.1"],
    ["networks, and ours alone", "10.0.0.0/8", "10.0.0.1", "10.0.0.3, 10.0.0.2", "10.0.0.3"],
    ["IPv6", "::1,fd00::/8", "::1", "2001:db8::7, fd00::2", "2001:db8::7"],
    ["IPv4 in IPv6 form", "127.0.0.1", "::ffff:127.0.0.1", "203.0.113.9", "203.0.113.9"],
    ["ports", "1", "10.0.0.1", "203.0.113.9:4711", "203.0.113.9"],
    ["ports of IPv6", "1", "10.0.0.1", "[2001:db8::7]:4711", "2001:db8::7"],
    ["a word that is no address", "2", "10.0.0.1", "unknown, 10.0.0.2", "10.0.0.2"],
    ["nothing but words", "1", "10.0.0.1", "unknown", "10.0.0.1"],
    ["an empty header", "1", "10.0.0.1", "", "10.0.0.1"],
  ])("with %s", (_, trusted, peer, forwardedFor, address) => {
    expect(clientAddress(peer, forwardedFor, trusting(trusted))).toBe(address);
  });
});

describe("what a request says of its way", () => {
  const sent = () => ({
    host: "salon.example",
    forwarded: "for=1.1.1.1",
    "x-forwarded-for": "1.1.1.1",
    "x-forwarded-host": "evil.example",
    "x-forwarded-port": "443",
    "x-forwarded-proto": "https",
    "x-real-ip": "1.1.1.1",
  });

  it("is dropped where nobody is trusted, and from strangers", () => {
    for (const trusted of [NOBODY, trusting("10.0.0.0/8")]) {
      const headers = sent();
      dropUntrusted(headers, "192.0.2.1", trusted);
      expect(headers).toEqual({ host: "salon.example" });
    }
  });

  it("stays where a proxy of ours says it", () => {
    for (const trusted of [trusting("1"), trusting("192.0.2.0/24")]) {
      const headers = sent();
      dropUntrusted(headers, "192.0.2.1", trusted);
      expect(headers).toEqual(sent());
    }
  });
});
