import { hashToken } from "@/lib/api/platform/access";
import type { TokenHashes } from "@/lib/api/platform/access";

export type TokenReader = (header: string | null) => TokenHashes | null;

/** Headers are remembered up to this number: hashing them anew costs more than the rest of a read. */
const MAX_REMEMBERED = 2000;
const MAX_HEADER_LENGTH = 1000;

/**
 * Reads `Authorization: Bearer <partner_token>, User <user_token>`, also without the word `User`;
 * null without a partner token.
 */
export function createTokenReader(): TokenReader {
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

/** A second part without a word for its scheme is the user's token (business.md 20.21). */
function readTokens(header: string): TokenHashes | null {
  const tokens = new Map<string, string>();
  for (const [at, part] of header.split(",").entries()) {
    const [first, second, ...more] = part.trim().split(/\s+/);
    if (first && second && more.length === 0) tokens.set(first.toLowerCase(), second);
    if (at === 1 && first && second === undefined) tokens.set("user", first);
  }
  const partner = tokens.get("bearer");
  if (partner === undefined) return null;
  const user = tokens.get("user");
  return { partner: hashToken(partner), user: user === undefined ? null : hashToken(user) };
}
