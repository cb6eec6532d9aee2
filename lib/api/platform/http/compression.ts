import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { mapMaybe } from "@/lib/api/platform/maybe-async";
import type { MaybePromise } from "@/lib/api/platform/maybe-async";
import type { Answer } from "./envelope";

/** Shorter answers fit a packet as they are. */
const WORTH_BYTES = 1024;

/** Quality 4 of 11: about as small as gzip's best in less time. */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };

type Packed = Uint8Array<ArrayBuffer>;
type Encoding = "br" | "gzip";

const packers: Readonly<Record<Encoding, (body: string | Uint8Array) => Promise<Packed>>> = {
  br: async (body) => Buffer.from(await promisify(brotliCompress)(body, BROTLI)),
  gzip: async (body) => Buffer.from(await promisify(gzip)(body)),
};

/** Bodies that stay the same object are packed once (`remembering` in envelope.ts). */
const remembered: Readonly<Record<Encoding, WeakMap<Uint8Array, Packed>>> = {
  br: new WeakMap(),
  gzip: new WeakMap(),
};

/** An answer over 1 kB packed as the `Accept-Encoding` of its request prefers; any other as it is. */
export function compressed(answer: Answer, accepted: string | null): MaybePromise<Answer> {
  const { body, headers } = answer;
  if (body === null || body.length <= WORTH_BYTES) return answer;
  const varied = { ...headers, vary: "Accept-Encoding" };
  const encoding = accepted === null ? null : preferredOf(accepted);
  if (encoding === null) return { ...answer, headers: varied };
  return mapMaybe(packedBody(body, encoding), (packed) => ({
    ...answer,
    headers: { ...varied, "content-encoding": encoding },
    body: packed,
  }));
}

function packedBody(body: string | Uint8Array, encoding: Encoding): MaybePromise<Packed> {
  if (typeof body === "string") return packers[encoding](body);
  const kept = remembered[encoding].get(body);
  return kept ?? packAndKeep(body, encoding);
}

async function packAndKeep(body: Uint8Array, encoding: Encoding): Promise<Packed> {
  const packed = await packers[encoding](body);
  remembered[encoding].set(body, packed);
  return packed;
}

/** The better one of those that weigh most; null where plain text weighs more (RFC 9110, 12.5.3). */
export function preferredOf(accepted: string): Encoding | null {
  const weights = new Map<string, number>();
  for (const each of accepted.toLowerCase().split(",")) {
    const [name = "", ...parameters] = each.split(";").map((part) => part.trim());
    const weight = parameters.find((parameter) => parameter.startsWith("q="))?.slice(2);
    weights.set(name, weight === undefined ? 1 : Number(weight) || 0);
  }
  const weightOf = (name: string) => weights.get(name) ?? weights.get("*") ?? 0;
  const [br, gz] = [weightOf("br"), Math.max(weightOf("gzip"), weights.get("x-gzip") ?? 0)];
  if (Math.max(br, gz) <= 0 || (weights.get("identity") ?? 0) > Math.max(br, gz)) return null;
  return br >= gz ? "br" : "gzip";
}
