import type { Instant } from "@/lib/domain/time/instant";

/** A request that its caller may repeat; `userId` 0 is the partner alone. */
export type KeyedRequest = {
  readonly partnerId: number;
  readonly userId: number;
  /** Method and path. */
  readonly operation: string;
  readonly key: string;
};

export type KeptAnswer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
};

/** What became of the first request of a key. */
export type Claim =
  | { readonly kind: "first" }
  | { readonly kind: "running" }
  | { readonly kind: "different" }
  | { readonly kind: "answered"; readonly answer: KeptAnswer };

export interface KeyedRequestRepository {
  /**
   * Makes this attempt the one that runs, or tells why not: of attempts at the same time exactly one
   * is first. `until` is when an attempt that never ended gives way; `fingerprint` is of the content.
   */
  claim(
    request: KeyedRequest,
    attempt: {
      readonly id: string;
      readonly fingerprint: string;
      readonly now: Instant;
      readonly until: Instant;
    },
  ): Promise<Claim>;
  /** Keeps the answer of the attempt that runs. */
  keep(request: KeyedRequest, attempt: string, answer: KeptAnswer, until: Instant): Promise<void>;
  /** Forgets the attempt that runs, so that the next one is first again. */
  release(request: KeyedRequest, attempt: string): Promise<void>;
  forgetExpired(now: Instant): Promise<void>;
}
