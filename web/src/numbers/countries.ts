import { locale } from '../language';

/** Where carriers commonly sell numbers, ISO 3166-1 alpha-2. */
const CODES = 'AT AU BE BR CA CH CZ DE DK ES FI FR GB IE IL IT JP MX NL NO NZ PL PT RO SE SG US ZA'.split(' ');

/** By name in the person's language. */
export function countries(): { code: string; name: string }[] {
  const names = new Intl.DisplayNames(locale(), { type: 'region' });
  return CODES.map((code) => ({ code, name: names.of(code) ?? code })).sort((a, b) =>
    a.name.localeCompare(b.name, locale()),
  );
}
