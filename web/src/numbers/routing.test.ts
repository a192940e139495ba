import { expect, it } from 'vitest';
import type { RoutingRules } from '../contract/models';
import { another, draft, forwards, ofDay, summary, usualHours, withSpans } from './routing';

const rules: RoutingRules = {
  number: '+12125550100',
  display: '(212) 555-0100',
  open: 'ai',
  strategy: 'all',
  ringSeconds: 25,
  unanswered: 'voicemail',
  closed: 'voicemail',
  anonymous: 'as-anybody',
  vipToPeople: false,
};
const hours = usualHours('America/New_York');

it('keeps the week in its order whatever is changed', () => {
  const changed = withSpans(withSpans(hours, 'sunday', [another('sunday', [])]), 'monday', []);
  expect(changed.week.map(({ day }) => day)).toEqual(['tuesday', 'wednesday', 'thursday', 'friday', 'sunday']);
});

it('adds hours after those of the day, within the day', () => {
  const first = ofDay(hours, 'monday');
  expect(another('monday', first)).toEqual({ day: 'monday', from: '18:00', to: '19:00' });
  expect(another('monday', [{ day: 'monday', from: '20:00', to: '23:30' }])).toEqual({
    day: 'monday',
    from: '22:00',
    to: '23:00',
  });
});

it('asks for a telephone only where calls can be forwarded', () => {
  expect(forwards({ ...rules, unanswered: 'forward' })).toBe(false);
  expect(forwards({ ...rules, unanswered: 'forward', open: 'people' })).toBe(true);
  expect(forwards({ ...rules, unanswered: 'forward', vipToPeople: true })).toBe(true);
  expect(forwards({ ...rules, closed: 'forward' })).toBe(false);
  expect(forwards({ ...rules, closed: 'forward', hours })).toBe(true);
});

it('sends nothing that a choice before left over', () => {
  const sent = draft({ ...rules, unanswered: 'forward', forwardTo: '+12125550199', closedMessage: ' ' });
  expect(sent).toMatchObject({ unanswered: 'voicemail' });
  expect(sent).not.toHaveProperty('forwardTo');
  expect(sent).not.toHaveProperty('closedMessage');
  expect(sent).not.toHaveProperty('display');
  expect(draft({ ...rules, open: 'people', unanswered: 'forward', forwardTo: ' +12125550199 ' }).forwardTo).toBe(
    '+12125550199',
  );
});

it('says the rules in a line', () => {
  expect(summary(rules)).toBe('The AI answers · Always open');
  expect(summary({ ...rules, open: 'people', hours })).toBe('People first · By business hours');
});
