import { strings } from '../strings';

const BROWSERS = [
  [/Edg\//, 'Edge'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/SamsungBrowser\//, 'Samsung Internet'],
  [/Chrome\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
] as const;
const SYSTEMS = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/CrOS/, 'ChromeOS'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'Mac'],
  [/Linux/, 'Linux'],
] as const;

/** What a person calls the browser that sends this `User-Agent`. Undefined for what is no browser that we know. */
export function browserOf(agent: string): string | undefined {
  const [browser, system] = [BROWSERS, SYSTEMS].map((all) => all.find(([pattern]) => pattern.test(agent))?.[1]);
  return browser === undefined || system === undefined ? undefined : strings.security.browserOn(browser, system);
}

/** A first proposal for the name of this one. */
export const browserName = (): string => browserOf(navigator.userAgent) ?? strings.security.thisBrowser;
