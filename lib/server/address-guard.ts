import { lookup } from "node:dns/promises";
import { BlockList, isIP } from "node:net";

/** Special networks of IPv4: this host, private, CGNAT, loopback, link-local and metadata, … */
const NETWORKS_4 = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 3],
] as const;

/** Everything but global unicast, and of that the ways to wrap an IPv4 address. */
const NETWORKS_6 = [
  ["::", 3],
  ["4000::", 2],
  ["8000::", 1],
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["3fff::", 20],
] as const;

const REFUSED_4 = new BlockList();
for (const [net, prefix] of NETWORKS_4) REFUSED_4.addSubnet(net, prefix, "ipv4");
const REFUSED_6 = new BlockList();
for (const [net, prefix] of NETWORKS_6) REFUSED_6.addSubnet(net, prefix, "ipv6");
const LOOPBACK_4 = new BlockList();
LOOPBACK_4.addSubnet("127.0.0.0", 8, "ipv4");

/** The address that a connection must use. */
export type SafeAddress = { readonly address: string; readonly family: 4 | 6 };

class RefusedAddressError extends Error {
  override readonly name = "RefusedAddressError";
}

/** Tells whether an IP address belongs to the public internet, or to this machine if that is allowed. */
export function isAllowed(address: string, allowsLoopback: boolean): boolean {
  switch (isIP(address)) {
    case 4:
      if (allowsLoopback && LOOPBACK_4.check(address, "ipv4")) return true;
      return !REFUSED_4.check(address, "ipv4");
    case 6:
      if (address.includes("%")) return false;
      if (allowsLoopback && address === "::1") return true;
      return !REFUSED_6.check(address, "ipv6");
    default:
      return false;
  }
}

/**
 * Resolves a host of a URL to one address, to which the connection must then go: a name that is
 * resolved again could answer otherwise. One forbidden address among many refuses the host.
 */
export async function safeAddressOf(
  hostname: string,
  allowsLoopback: boolean,
  resolve: (host: string) => Promise<readonly { address: string; family: number }[]> = resolveAll,
): Promise<SafeAddress> {
  const host = hostname.replace(/^\[(.*)\]$/, "$1");
  const family = isIP(host);
  const found = family === 0 ? await resolve(host) : [{ address: host, family }];
  const [first] = found;
  if (!first || !found.every(({ address }) => isAllowed(address, allowsLoopback))) {
    throw new RefusedAddressError(`${host} is no address of the public internet`);
  }
  return { address: first.address, family: first.family === 6 ? 6 : 4 };
}

function resolveAll(host: string): Promise<{ address: string; family: number }[]> {
  return lookup(host, { all: true, order: "ipv4first" });
}
