import { describe, expect, it } from "vitest";
import { addressBlock } from "./address-block";

describe("what counts as one caller", () => {
  it.each([
    ["an IPv4 address", "192.0.2.7", "192.0.2.7"],
    ["the same in IPv6 form", "::ffff:192.0.2.7", "192.0.2.7"],
    ["the same in capitals", "::FFFF:192.0.2.7", "192.0.2.7"],
    ["the network of an IPv6 address", "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
    ["the same network", "2001:db8:1:2:ffff::9", "2001:db8:1:2::/64"],
    ["the same with zeros written", "2001:0db8:0001:0002::1", "2001:db8:1:2::/64"],
    ["its neighbour", "2001:db8:1:3::1", "2001:db8:1:3::/64"],
    ["a short one", "2001:db8::1", "2001:db8:0:0::/64"],
    ["one with an interface", "fe80::1%eth0", "fe80:0:0:0::/64"],
    ["loopback", "::1", "0:0:0:0::/64"],
    ["nothing", "", ""],
  ])("%s", (_, address, block) => {
    expect(addressBlock(address)).toBe(block);
  });
});
