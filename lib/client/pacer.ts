/** Waits until the next call may go out. */
export type Pacer = () => Promise<void>;

/**
 * Holds calls of one process under the vendor's limits, 5 a second and 200 a minute for one address
 * (business.md 1.1). Share it between the clients of all users.
 */
export function createPacer(limits = { perSecond: 5, perMinute: 200 }): Pacer {
  const sent: number[] = []; // times of the last calls, some of them yet to come
  return async () => {
    const now = performance.now();
    while (sent[0] !== undefined && sent[0] <= now - 60_000) sent.shift();
    const second = sent.at(-limits.perSecond);
    const minute = sent.at(-limits.perMinute);
    const at = Math.max(
      now,
      second === undefined ? now : second + 1000,
      minute === undefined ? now : minute + 60_000,
    );
    sent.push(at);
    if (at > now) await new Promise((resolve) => setTimeout(resolve, at - now));
  };
}
