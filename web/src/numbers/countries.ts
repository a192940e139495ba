import { locale } from '../language';

/** Where carriers commonly sell numbers, ISO 3166-1 alpha-2. */
const CODES = 'AT AU BE BR CA CH CZ DE DK ES FI FR GB IE IL IT JP MX NL NO NZ PL PT RO SE SG US ZA'.split(' ');

/** Those where carriers commonly sell numbers, by name in the person's language. */
export const countries = () => named(CODES);

/** These, by name in the person's language. */
export function named(codes: readonly string[]): { code: string; name: string }[] {
  const names = new Intl.DisplayNames(locale(), { type: 'region' });
  return codes
    .map((code) => ({ code, name: names.of(code) ?? code }))
    .sort((a, b) => a.name.localeCompare(b.name, locale()));
}
