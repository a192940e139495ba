import { expect, it } from 'vitest';
import type { Call } from '../contract/models';
import { dialled, isEmergency } from './dialled';
import { suggestions } from './suggestions';

const HOME = '+12125550100';

it.each([
  ['(212) 555-0123', '+12125550123'],
  ['212.555.0123', '+12125550123'],
  ['+44 (0)20 7946 0018', '+442079460018'],
  ['0044 20 7946 0018', '+442079460018'],
  ['tel:+49-30-901820', '+4930901820'],
  ['\u00a0+33 1 70 18 99 00 ', '+33170189900'],
])('understands %s', (typed, number) => {
  expect(dialled(typed, HOME)?.number).toBe(number);
});

it.each(['', '21', 'hello', '+', '212555012', '+1 212 555 0123 ext. 9'])('does not call %s', (typed) => {
  expect(dialled(typed, HOME)).toBeUndefined();
});

it('needs the country when it has no home, and then writes it out', () => {
  expect(dialled('212 555 0123', undefined)).toBeUndefined();
  expect(dialled('+12125550123', undefined)?.display).toBe('+1 212 555 0123');
  expect(dialled('+12125550123', HOME)?.display).toBe('(212) 555-0123');
});

it('knows the numbers that need a place to send help to', () => {
  expect(['911', '1 1 2', '+12125550911'].map(isEmergency)).toEqual([true, true, false]);
});

it('suggests each person once, whichever side called, and not who is typed already', () => {
  const call = (direction: Call['direction'], from: string, to: string) =>
    ({ direction, from, fromDisplay: from, to, toDisplay: to }) as Call;
  const calls = [
    call('inbound', '+12125550123', HOME),
    call('outbound', HOME, '+12125550123'),
    call('outbound', HOME, '+12125550177'),
  ];
  expect(suggestions([], calls, '(212) 555-01').map(({ number }) => number)).toEqual(['+12125550123', '+12125550177']);
  expect(suggestions([], calls, '+12125550177')).toEqual([]);
  expect(suggestions([], calls, '2')).toEqual([]);
  const contact = {
    id: 'c',
    name: 'Nia Nets',
    numbers: [{ number: '+12125550123', display: '(212) 555-0123' }],
    vip: false,
    blocked: false,
    updatedAt: '2026-03-01T10:00:00Z',
  };
  expect(suggestions([contact], calls, '2125550')[0]).toEqual({ number: '+12125550123', display: 'Nia Nets' });
});
