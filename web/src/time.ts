import { byLocale } from './language';
import { strings } from './strings';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const formats = byLocale((locale) => ({
  clock: new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit' }),
  exactClock: new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit', second: '2-digit' }),
  weekday: new Intl.DateTimeFormat(locale, { weekday: 'short', hour: 'numeric', minute: '2-digit' }),
  date: new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' }),
  fullDate: new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' }),
  long: new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'short' }),
}));

/** Relative for a day, then absolute, in the person's time zone. */
export function when(at: string, now: number): string {
  const then = Date.parse(at);
  const ago = now - then;
  if (ago < MINUTE) return strings.time.now;
  if (ago < HOUR) return strings.time.minutes(Math.floor(ago / MINUTE));
  if (ago < DAY) return strings.time.hours(Math.floor(ago / HOUR));
  const { weekday, date, fullDate } = formats();
  if (ago < 6 * DAY) return weekday.format(then);
  return new Date(then).getFullYear() === new Date(now).getFullYear() ? date.format(then) : fullDate.format(then);
}

export const inFull = (at: string) => formats().long.format(Date.parse(at));
export const timeOfDay = (at: string) => formats().clock.format(Date.parse(at));
export const exactTimeOfDay = (at: string) => formats().exactClock.format(Date.parse(at));

/** `1:04`, `1:02:09`; never negative, whatever the two clocks say. */
export function duration(from: string, to: number): string {
  const seconds = Math.max(0, Math.floor((to - Date.parse(from)) / 1000));
  const pad = (value: number) => String(value).padStart(2, '0');
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes}:${pad(seconds % 60)}`;
  return `${Math.floor(minutes / 60)}:${pad(minutes % 60)}:${pad(seconds % 60)}`;
}
