/**
 * How many times the length of a run of tests is multiplied: 1 in `npm test`, more in
 * `npm run proof`, which sets PROOF_FACTOR. It multiplies the runs of properties and the rounds of
 * races, and nothing that a test asserts.
 */
export const proofFactor = factorOf(process.env["PROOF_FACTOR"]);

/** The runs of a property that sets its own number of them. */
export function runs(count: number): number {
  return count * proofFactor;
}

/**
 * The engines of a race, once each in `npm test` and once a round in `npm run proof`. A round opens
 * a salon of its own, so that a race needs to know nothing of the rounds before.
 */
export function inRounds<Engine>(
  engines: readonly Engine[],
  rounds = proofFactor,
): readonly Engine[] {
  return Array.from({ length: rounds }, () => engines).flat();
}

/** The factor that a variable of the environment names; 1 without one. */
export function factorOf(text: string | undefined): number {
  if (text === undefined || text === "") return 1;
  const factor = Number(text);
  if (!Number.isInteger(factor) || factor < 1 || factor > 1000) {
    throw new Error(`PROOF_FACTOR is a whole number from 1 to 1000, not ${text}`);
  }
  return factor;
}
