/** What can be chosen, and what is chosen now even if it is not among it: saving must not change it unseen. */
export function choices(all: readonly string[], now: string): string[] {
  return all.includes(now) ? [...all] : [now, ...all];
}
