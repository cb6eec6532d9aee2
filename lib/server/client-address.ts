import type { IncomingHttpHeaders } from "node:http";
import { BlockList, isIP } from "node:net";

/** Whom we believe what they say of the way of a request: nobody, the last hops, or some networks. */
export type TrustedProxies =
  | { readonly kind: "hops"; readonly hops: number }
  | { readonly kind: "networks"; readonly includes: (address: string) => boolean };

export const NOBODY: TrustedProxies = { kind: "hops", hops: 0 };

const MOST_HOPS = 10;

/** What proxies say; of anybody else it is not believed. */
const FORWARDED = [
  "forwarded",
  "x-forwarded-for",
  "x-forwarded-host",
  "x-forwarded-port",
  "x-forwarded-proto",
  "x-real-ip",
];

/** Reads `TRUST_PROXY`: a number of hops, or addresses and networks by commas; null = neither. */
export function readTrustedProxies(text: string): TrustedProxies | null {
  if (/^\d+$/.test(text.trim())) {
    const hops = Number(text);
    return hops <= MOST_HOPS ? { kind: "hops", hops } : null;
  }
  const list = new BlockList();
  const areGood = text.split(",").every((each) => addNetwork(list, each.trim()));
  if (!areGood) return null;
  return { kind: "networks", includes: (address) => includes(list, address) };
}

function addNetwork(list: BlockList, text: string): boolean {
  const [address = "", prefix, ...more] = text.split("/");
  const version = isIP(address);
  if (version === 0 || more.length > 0) return false;
  const family = version === 4 ? "ipv4" : "ipv6";
  if (prefix === undefined) {
    list.addAddress(address, family);
    return true;
  }
  const bits = /^\d{1,3}$/.test(prefix) ? Number(prefix) : Number.NaN;
  if (!(bits <= (version === 4 ? 32 : 128))) return false;
  list.addSubnet(address, bits, family);
  return true;
}

function includes(list: BlockList, address: string): boolean {
  const version = isIP(address);
  return version !== 0 && list.check(address, version === 4 ? "ipv4" : "ipv6");
}

/** The address of whoever sent a request: the nearest one that is no proxy of ours. */
export function clientAddress(
  peer: string,
  forwardedFor: string | undefined,
  trusted: TrustedProxies,
): string {
  const way = [peer, ...addressesIn(forwardedFor).toReversed()];
  let at = 0;
  while (at < way.length - 1 && isTrusted(trusted, way[at] ?? "", at)) at += 1;
  return way[at] ?? peer;
}

function isTrusted(trusted: TrustedProxies, address: string, at: number): boolean {
  return trusted.kind === "hops" ? at < trusted.hops : trusted.includes(address);
}

/** The addresses of `X-Forwarded-For` behind the last word that is none: that one may be anything. */
function addressesIn(forwardedFor: string | undefined): string[] {
  if (forwardedFor === undefined) return [];
  const said = forwardedFor.split(",").map(withoutPort);
  return said.slice(said.findLastIndex((each) => isIP(each) === 0) + 1);
}

/** `192.0.2.1:4711` and `[2001:db8::1]:4711` as some proxies write them. */
function withoutPort(text: string): string {
  const plain = text.trim();
  const inBrackets = /^\[([^\]]+)\](?::\d+)?$/.exec(plain)?.[1];
  return inBrackets ?? plain.replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, "$1");
}

/** Takes away what a peer says of the way of a request, unless it is a proxy of ours. */
export function dropUntrusted(
  headers: IncomingHttpHeaders,
  peer: string,
  trusted: TrustedProxies,
): void {
  if (isTrusted(trusted, peer, 0)) return;
  for (const name of FORWARDED) delete headers[name];
}

/** Over https, by `x-forwarded-proto` of a proxy of ours: of anybody else the header was dropped. */
export function isHttps(forwardedProto: string): boolean {
  return forwardedProto.split(",")[0]?.trim() === "https";
}
