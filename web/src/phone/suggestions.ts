import type { Call } from '../contract/models';
import { other } from '../call/other';
import { useCalls } from '../call/queries';

export interface Suggestion {
  number: string;
  display: string;
}

const MOST = 4;

/** Who may be meant by what is being typed: people of recent calls. */
export function suggestions(calls: Call[], typed: string): Suggestion[] {
  const digits = typed.replace(/\D/g, '');
  if (digits.length < 2) return [];
  const found = new Map<string, Suggestion>();
  for (const call of calls) {
    const who = other(call);
    const bare = who.number.slice(1);
    if (bare.includes(digits) && bare !== digits) found.set(who.number, who);
  }
  return [...found.values()].slice(0, MOST);
}

export function useSuggestions(typed: string): Suggestion[] {
  return suggestions(useCalls().calls, typed);
}
