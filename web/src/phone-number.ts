const E164 = /^\+[1-9]\d{6,14}$/;

/** What people type, as E.164: `+1 (212) 555-0123` and `0044…` are understood; without a country it stays open. */
export function toE164(typed: string): string | undefined {
  const bare = typed
    .trim()
    .replace(/[\s().\-/]/g, '')
    .replace(/^00/, '+');
  return E164.test(bare) ? bare : undefined;
}
