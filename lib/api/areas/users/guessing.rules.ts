/** How many failed sign-ins are borne before the next one has to wait (schedule.md 1). */
export type GuessingLimits = {
  /** Of one account at one address, in the window. */
  readonly atAddress: number;
  /** Of one address, in the window. */
  readonly ofAddress: number;
  readonly windowSeconds: number;
  /** Of one account from everywhere: each further one doubles the pause before the next. */
  readonly ofAccount: number;
  readonly accountWindowSeconds: number;
  readonly longestPauseSeconds: number;
};

export const GUESSING_LIMITS: GuessingLimits = {
  atAddress: 10,
  ofAddress: 100,
  windowSeconds: 15 * 60,
  ofAccount: 10,
  accountWindowSeconds: 3600,
  longestPauseSeconds: 60,
};

/** Seconds of pause after the so-manieth try: 1, 2, 4 … up to the longest; 0 while few were made. */
export function pauseAfter(tries: number, limits: GuessingLimits): number {
  const beyond = tries - limits.ofAccount;
  return beyond <= 0 ? 0 : Math.min(limits.longestPauseSeconds, 2 ** (beyond - 1));
}
