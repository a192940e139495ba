import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/min';

export interface Dialled {
  /** E.164. */
  number: string;
  /** As people there write it. */
  display: string;
  country: CountryCode | undefined;
}

/** What was typed or pasted, as a number: with a country or, failing that, of the country of `home`. */
export function dialled(typed: string, home: string | undefined): Dialled | undefined {
  const text = typed
    .trim()
    .replace(/^tel:/i, '')
    .replace(/^(\(?)00/, '$1+');
  const country = home === undefined ? undefined : parsePhoneNumberFromString(home)?.country;
  const parsed = parsePhoneNumberFromString(text, country);
  if (parsed?.isPossible() !== true || parsed.ext !== undefined) return undefined;
  const local = parsed.country !== undefined && parsed.country === country;
  return {
    number: parsed.number,
    display: local ? parsed.formatNational() : parsed.formatInternational(),
    country: parsed.country,
  };
}

const EMERGENCY = new Set(['911', '112', '999', '000', '110', '118', '119', '108', '111', '15', '17', '18']);

/** No service to call from a browser, which knows no place to send help to. */
export const isEmergency = (typed: string) => EMERGENCY.has(typed.replace(/\D/g, ''));

export function countryName(country: CountryCode | undefined): string | undefined {
  return country === undefined ? undefined : new Intl.DisplayNames(undefined, { type: 'region' }).of(country);
}
