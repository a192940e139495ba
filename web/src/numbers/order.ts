import type { NumberOffer, NumberOrder } from '../contract/models';
import { locale } from '../language';

type Failure = NonNullable<NumberOrder['failure']>['code'];
const DAY = 24 * 60 * 60_000;

/** The orders a person waits for or should know of: those that run, and what failed within a day and was not mended. */
export function ordersToShow(
  orders: readonly NumberOrder[],
  dismissed: ReadonlySet<string>,
  now: number,
): NumberOrder[] {
  const seen = new Set<string>();
  // The newest come first: an older order of the same number is history.
  return orders.filter(({ id, number, status, createdAt }) => {
    if (seen.has(number)) return false;
    seen.add(number);
    if (status === 'pending') return true;
    return status === 'failed' && !dismissed.has(id) && now - Date.parse(createdAt) < DAY;
  });
}

/** Orders that were running and are done. */
export function justBought(before: readonly NumberOrder[], orders: readonly NumberOrder[]): NumberOrder[] {
  const ran = new Set(before.filter(({ status }) => status === 'pending').map(({ id }) => id));
  return orders.filter(({ id, status }) => ran.has(id) && status === 'done');
}

/** Whether the same number can still be had, or another must be looked for. */
export function wayOn(failure: Failure): 'again' | 'search' {
  switch (failure) {
    case 'no-funds':
    case 'carrier-down':
    case 'not-placed':
      return 'again';
    case 'number-gone':
    case 'number-not-searched':
    case 'refused':
    case 'number-taken':
      return 'search';
  }
}

/** A decimal of the carrier's as money; undefined if it does not say. */
export function price(amount: string, { currency }: Pick<NumberOffer, 'currency'>): string | undefined {
  const value = Number(amount);
  if (amount.trim() === '' || !Number.isFinite(value)) return undefined;
  try {
    return new Intl.NumberFormat(locale(), { style: 'currency', currency }).format(value);
  } catch {
    return `${amount} ${currency}`;
  }
}
