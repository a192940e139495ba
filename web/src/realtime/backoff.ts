const BASE_MS = 500;
const CEILING_MS = 15_000;

/** Doubling with full jitter over the upper half, so that a restarted server is not met by everybody at once. */
export function backoff(attempt: number, random: () => number = Math.random): number {
  const full = Math.min(CEILING_MS, BASE_MS * 2 ** Math.min(attempt, 10));
  return Math.round(full / 2 + (random() * full) / 2);
}
