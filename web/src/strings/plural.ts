import type { Language } from '../contract/models';

/** Counts in a language: `2 calls`, and for one `1 call`. */
export function pluralIn(language: Language) {
  const rules = new Intl.PluralRules(language);
  const numbers = new Intl.NumberFormat(language);
  return (count: number, one: string, many: string) =>
    `${numbers.format(count)} ${rules.select(count) === 'one' ? one : many}`;
}

export const plural = pluralIn('en');
