import type { Call } from '../contract/models';

/** Stands for a number that was withheld, as carriers do; nobody can be called there. */
const WITHHELD = '+266696687';

export const canBeCalled = (number: string) => number !== WITHHELD;

/** Whoever is outside: the caller, or whom the business called. */
export function other(call: Pick<Call, 'direction' | 'from' | 'fromDisplay' | 'to' | 'toDisplay'>) {
  return call.direction === 'inbound'
    ? { number: call.from, display: call.fromDisplay }
    : { number: call.to, display: call.toDisplay };
}

/** The business number of a call. */
export function ours(call: Pick<Call, 'direction' | 'from' | 'fromDisplay' | 'to' | 'toDisplay'>) {
  return call.direction === 'inbound'
    ? { number: call.to, display: call.toDisplay }
    : { number: call.from, display: call.fromDisplay };
}
