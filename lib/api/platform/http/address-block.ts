/** Groups of an IPv6 address that name a network: whoever has one has all addresses below. */
const NETWORK_GROUPS = 4;
const ALL_GROUPS = 8;

/**
 * What is counted as one caller: an IPv4 address, also in its IPv6 form, or the /64 network of an
 * IPv6 address, of which every household has 2^64 addresses.
 */
export function addressBlock(address: string): string {
  const [plain = ""] = address.toLowerCase().split("%"); // without the interface
  const inIpv6 = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(plain);
  if (inIpv6?.[1] !== undefined) return inIpv6[1];
  if (!plain.includes(":")) return plain;
  const [before = "", after] = plain.split("::");
  const [left, right] = [groupsOf(before), groupsOf(after ?? "")];
  const missing = after === undefined ? 0 : Math.max(0, ALL_GROUPS - left.length - right.length);
  const groups = [...left, ...Array.from({ length: missing }, () => "0"), ...right];
  return `${groups.slice(0, NETWORK_GROUPS).join(":")}::/64`;
}

function groupsOf(text: string): string[] {
  if (text === "") return [];
  return text.split(":").map((group) => group.replace(/^0+(?=.)/, ""));
}
