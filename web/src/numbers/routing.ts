import type { OpeningHours, RoutingRules } from '../contract/models';
import { strings } from '../strings';

export const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export type Day = (typeof DAYS)[number];
export type Span = OpeningHours['week'][number];

/** Nine to five on working days, where this device is. */
export const usualHours = (timeZone: string): OpeningHours => ({
  timeZone,
  week: DAYS.slice(0, 5).map((day) => ({ day, from: '09:00', to: '17:00' })),
  holidays: [],
});

export const ofDay = (hours: OpeningHours, day: Day) => hours.week.filter((span) => span.day === day);

/** In the order of the week, whatever was added when. */
export function withSpans(hours: OpeningHours, day: Day, spans: readonly Span[]): OpeningHours {
  const week = DAYS.flatMap((one) => (one === day ? spans : ofDay(hours, one)));
  return { ...hours, week };
}

/** More hours of a day: nine to five, or from an hour after it closed before. */
export function another(day: Day, before: readonly Span[]): Span {
  const last = before.at(-1);
  if (last === undefined) return { day, from: '09:00', to: '17:00' };
  const hour = Math.min(22, Number(last.to.slice(0, 2)) + 1);
  const pad = (value: number) => String(value).padStart(2, '0');
  return { day, from: `${pad(hour)}:00`, to: `${pad(hour + 1)}:00` };
}

export const forwards = ({ hours, open, unanswered, closed, vipToPeople }: RoutingRules) =>
  (unanswered === 'forward' && (open === 'people' || vipToPeople === true)) ||
  (closed === 'forward' && hours !== undefined);

/** The rules in a line. */
export function summary(rules: RoutingRules): string {
  const words = strings.routing;
  const parts = [words.summary[rules.open], rules.hours === undefined ? words.always : words.byHours];
  return parts.join(' · ');
}

/** What is sent: nothing that has no effect, so that a leftover of another choice is not refused. */
export function draft(rules: RoutingRules): RoutingRules {
  const { forwardTo, closedMessage, ...rest } = rules;
  delete rest.display;
  const forward = forwards(rules);
  return {
    ...rest,
    unanswered: rest.unanswered === 'forward' && !forward ? 'voicemail' : rest.unanswered,
    closed: rest.closed === 'forward' && !forward ? 'voicemail' : rest.closed,
    ...(forward && forwardTo !== undefined && forwardTo.trim() !== '' ? { forwardTo: forwardTo.trim() } : {}),
    ...(closedMessage === undefined || closedMessage.trim() === '' ? {} : { closedMessage: closedMessage.trim() }),
  };
}
