import { useCalls } from '../call/queries';
import { outsideOf, whoIs } from '../call/who';
import { useContacts } from '../contacts/queries';
import type { Call, Contact } from '../contract/models';

export interface Suggestion {
  number: string;
  display: string;
}

const MOST = 4;
const LEAST_DIGITS = 2;
const digitsOf = (typed: string) => typed.replace(/\D/g, '');

/** Who may be meant by what is being typed: contacts, and people of recent calls. */
export function suggestions(contacts: Contact[], calls: Call[], typed: string): Suggestion[] {
  const digits = digitsOf(typed);
  if (digits.length < LEAST_DIGITS) return [];
  const known = contacts.flatMap(({ name, numbers }) => numbers.map(({ number }) => ({ number, display: name })));
  const recent = calls.map((call) => ({ number: outsideOf(call), display: whoIs(call) }));
  const found = new Map<string, Suggestion>();
  for (const one of [...known, ...recent]) {
    const bare = one.number.slice(1);
    if (bare.includes(digits) && bare !== digits && !found.has(one.number)) found.set(one.number, one);
  }
  return [...found.values()].slice(0, MOST);
}

export function useSuggestions(typed: string): Suggestion[] {
  const digits = digitsOf(typed);
  const { contacts } = useContacts(digits.length < LEAST_DIGITS ? '' : digits);
  return suggestions(contacts, useCalls().calls, typed);
}
