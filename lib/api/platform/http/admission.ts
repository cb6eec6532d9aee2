import type { Caller, TokenHashes } from "@/lib/api/platform/access";
import type { ServiceError } from "@/lib/api/platform/errors";
import type { MaybePromise } from "@/lib/api/platform/maybe-async";
import type { Result } from "@/lib/domain/result";
import type { TokenReader } from "./authenticate";
import { addressBlock } from "./address-block";
import { BASE_PATH } from "./path-spellings";
import type { Admission, Lane, RateLimit } from "./rate-limit";

/** Paths below the base, in the older spelling, that are held to a pace of their own. */
export type PacedPath = {
  /** `{name}` stands for one part, a last `*` for all further ones. */
  readonly path: string;
  readonly lane: Exclude<Lane, "unknown" | "business">;
};

/** Good partner tokens are remembered up to this number. */
const MAX_KNOWN = 2000;

type Deps = {
  readonly limit: RateLimit;
  readonly paced: readonly PacedPath[];
  readonly tokensOf: TokenReader;
  readonly identify: (tokens: TokenHashes) => MaybePromise<Result<Caller, ServiceError>>;
};

/** What is counted of a request; `path` is that of the older spelling, with the base. */
type Call = {
  readonly authorization: string | null;
  readonly path: string;
  readonly remoteAddress: string;
};

/**
 * Counts the requests of each address. Whoever shows no token of a known partner is counted apart,
 * so that a flood of such requests refuses neither a sign-in nor a program behind the same address.
 */
export function createAdmission({ limit, paced, tokensOf, identify }: Deps) {
  const laneOf = lanesOf(paced);
  const known = new Set<string>();

  return async ({ authorization, path, remoteAddress }: Call): Promise<Admission> => {
    const address = addressBlock(remoteAddress);
    const tokens = tokensOf(authorization);
    if (!tokens) return limit("unknown", address);
    if (!known.has(tokens.partner)) {
      const first = await limit("unknown", address);
      if (first.retryAfterSeconds !== null) return first;
      const caller = await identify({ partner: tokens.partner, user: null });
      if (!caller.ok) return first;
      if (known.size >= MAX_KNOWN) known.clear();
      known.add(tokens.partner);
    }
    return limit(laneOf(path.slice(BASE_PATH.length)), address);
  };
}

function lanesOf(paced: readonly PacedPath[]): (path: string) => Lane {
  const signIns = formOf(paced, "sign_in");
  const visitors = formOf(paced, "visitor");
  return (path) => {
    if (signIns.test(path)) return "sign_in";
    return visitors.test(path) ? "visitor" : "business";
  };
}

function formOf(paced: readonly PacedPath[], lane: Lane): RegExp {
  const forms = paced
    .filter((each) => each.lane === lane)
    .map(({ path }) => path.replace(/\/\*$/, "(?:/.*)?").replaceAll(/\{\w+\}/g, "[^/]+"));
  return new RegExp(`^(?:${forms.join("|") || "$^"})$`);
}
