import type { Call } from '../contract/models';
import { numberOf, outsideOf, whoIs } from './who';
import { kindOf, needsAttention } from './kind';

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
    outsideOf(latest) === outsideOf(call) &&
    needsAttention(kindOf(latest)) === needsAttention(kindOf(call))
  );
}

/** By what is here already, until the server has looked through everything: number, name, summary, note, tags. */
export function matches(call: Call, search: string): boolean {
  const wanted = search.trim().toLowerCase();
  if (wanted === '') return true;
  const digits = wanted.replace(/\D/g, '');
  if (digits.length > 1 && digits.length >= wanted.replace(/[\s()+.-]/g, '').length)
    return outsideOf(call).includes(digits);
  const words = [whoIs(call), numberOf(call), call.summary ?? '', call.note?.text ?? '', ...call.tags];
  return words.join(' ').toLowerCase().includes(wanted);
}
