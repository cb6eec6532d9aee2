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

/** One try to run a request; `fingerprint` is of its content. */
export type Attempt = {
  readonly id: string;
  readonly fingerprint: string;
  readonly now: Instant;
  /** When what is kept of it expires. */
  readonly until: Instant;
};

/** What is kept of a request; null stands for nothing. */
export type Kept =
  | { readonly kind: "different" }
  | { readonly kind: "answered"; readonly answer: KeptAnswer }
  | null;

/**
 * Answers of requests with a key. `claim` and `keep` belong into the transaction of the request's
 * work: what a process that died had not committed leaves neither work nor key behind.
 */
export interface KeyedRequestRepository {
  find(request: KeyedRequest, attempt: Attempt): Promise<Kept>;
  /**
   * Makes this attempt the one that runs, until the end of the transaction at hand; false when another
   * one was committed. One that is under way in another process is waited for.
   */
  claim(request: KeyedRequest, attempt: Attempt): Promise<boolean>;
  /** Keeps the answer of an attempt, unless another one's is kept. */
  keep(request: KeyedRequest, attempt: Attempt, answer: KeptAnswer): Promise<void>;
  forgetExpired(now: Instant): Promise<void>;
}
