// Two counts of equal chances differ in the last bits of their floating values; this keeps them equal.
const TOLERANCE = 1 + 1e-7;

/** Exact two-sided binomial test (minimum likelihood) that two counts over equal durations come from the same rate. */
export function binomialTest(a: number, b: number): number {
  if (!Number.isSafeInteger(a) || !Number.isSafeInteger(b) || a < 0 || b < 0) throw new Error('Counts are whole numbers from 0');
  const total = a + b;
  const likelihoods = binomialHalves(total);
  const limit = (likelihoods[a] ?? 0) * TOLERANCE;
  const p = likelihoods.reduce((sum, likelihood) => (likelihood <= limit ? sum + likelihood : sum), 0);
  return Math.min(1, p);
}

function binomialHalves(total: number): readonly number[] {
  const halves: number[] = [];
  let logarithm = -total * Math.LN2;
  for (let k = 0; k <= total; k += 1) {
    halves.push(Math.exp(logarithm));
    logarithm += Math.log(total - k) - Math.log(k + 1);
  }
  return halves;
}
