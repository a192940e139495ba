import type { Call } from '../contract/models';
import { kindOf, needsAttention } from './kind';
import { other } from './other';

/** A row of the list: a person, with how often they rang in a row. */
export interface CallGroup {
  latest: Call;
  count: number;
}

/**
 * Consecutive calls of one number make one row, as on the phone in every pocket; but a missed call never hides behind an
 * answered one. Live calls stay on their own.
 */
export function groupCalls(calls: Call[]): CallGroup[] {
  const groups: CallGroup[] = [];
  for (const call of calls) {
    const last = groups.at(-1);
    if (last !== undefined && belongs(last.latest, call)) last.count++;
    else groups.push({ latest: call, count: 1 });
  }
  return groups;
}

function belongs(latest: Call, call: Call): boolean {
  return (
    latest.phase === 'ended' &&
    call.phase === 'ended' &&
    other(latest).number === other(call).number &&
    needsAttention(kindOf(latest)) === needsAttention(kindOf(call))
  );
}

/** By what a person remembers of a call: the number in any spelling, or words of its summary. */
export function matches(call: Call, search: string): boolean {
  const wanted = search.trim().toLowerCase();
  if (wanted === '') return true;
  const digits = wanted.replace(/\D/g, '');
  if (digits.length > 1 && digits.length >= wanted.replace(/[\s()+.-]/g, '').length)
    return other(call).number.includes(digits);
  return `${other(call).display} ${call.summary ?? ''}`.toLowerCase().includes(wanted);
}
