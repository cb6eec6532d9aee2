import { hashToken } from "@/lib/api/platform/access";
import type { TokenHashes } from "@/lib/api/platform/access";

/** Headers are remembered up to this number: hashing them anew costs more than the rest of a read. */
const MAX_REMEMBERED = 2000;
const MAX_HEADER_LENGTH = 1000;

/** Reads `Authorization: Bearer <partner_token>, User <user_token>`; null without a partner token. */
export function createTokenReader(): (header: string | null) => TokenHashes | null {
  const remembered = new Map<string, TokenHashes | null>();
  return (header) => {
    if (header === null || header.length > MAX_HEADER_LENGTH) return null;
    const known = remembered.get(header);
    if (known !== undefined) return known;
    const tokens = readTokens(header);
    if (remembered.size >= MAX_REMEMBERED) remembered.clear();
    remembered.set(header, tokens);
    return tokens;
  };
}

function readTokens(header: string): TokenHashes | null {
  const tokens = new Map<string, string>();
  for (const part of header.split(",")) {
    const [scheme, token, ...more] = part.trim().split(/\s+/);
    if (scheme && token && more.length === 0) tokens.set(scheme.toLowerCase(), token);
  }
  const partner = tokens.get("bearer");
  if (partner === undefined) return null;
  const user = tokens.get("user");
  return { partner: hashToken(partner), user: user === undefined ? null : hashToken(user) };
}
