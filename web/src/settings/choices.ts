/** What can be chosen, and what is chosen now even if it is not among it: saving must not change it unseen. */
export function choices(all: readonly string[], now: string): string[] {
  return all.includes(now) ? [...all] : [now, ...all];
}

/** In the order of all, whatever was ticked first. */
export function toggled<Value>(all: readonly Value[], chosen: readonly Value[], value: Value, on: boolean): Value[] {
  return all.filter((one) => (one === value ? on : chosen.includes(one)));
}
