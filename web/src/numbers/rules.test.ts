import { expect, it } from 'vitest';
import type { NumberOrder, PhoneNumber } from '../contract/models';
import { fromChoice, rings, toChoice } from './assignee';
import { codeState, digitsOf, secondsToWait } from './code';
import { justBought, ordersToShow, price, wayOn } from './order';
import { lostWith } from './lost';

const MINUTE = 60_000;
const NOW = Date.parse('2026-03-02T12:00:00Z');

const order = (id: string, status: NumberOrder['status'], more: Partial<NumberOrder> = {}): NumberOrder => ({
  id,
  number: `+1212555010${id}`,
  display: `(212) 555-010${id}`,
  status,
  createdAt: new Date(NOW - MINUTE).toISOString(),
  ...more,
});

const number = (id: string, more: Partial<PhoneNumber> = {}): PhoneNumber => ({
  id,
  kind: 'business',
  number: `+1212555010${id}`,
  display: `(212) 555-010${id}`,
  primary: false,
  verified: true,
  ...more,
});

it('shows orders that run, and failed ones for a day unless dismissed or tried again', () => {
  const old = new Date(NOW - 25 * 60 * MINUTE).toISOString();
  const orders = [
    order('1', 'pending'),
    order('2', 'failed'),
    order('3', 'failed'),
    order('4', 'done'),
    order('5', 'failed', { createdAt: old }),
    order('6', 'failed', { number: '+12125550104' }),
  ];
  expect(ordersToShow(orders, new Set(['3']), NOW).map(({ id }) => id)).toEqual(['1', '2']);
});

it('tells what was bought since, once', () => {
  const done = [order('1', 'done'), order('2', 'done')];
  expect(justBought([order('1', 'pending')], done).map(({ id }) => id)).toEqual(['1']);
  expect(justBought(done, done)).toEqual([]);
});

it('leads to another number when this one cannot be had, and to the same when only the order failed', () => {
  expect(wayOn('number-gone')).toBe('search');
  expect(wayOn('no-funds')).toBe('again');
});

it('writes prices as money, and none where the carrier says none', () => {
  expect(price('1.5', { currency: 'USD' })).toBe('$1.50');
  expect(price('', { currency: 'USD' })).toBeUndefined();
  expect(price('2', { currency: 'what?' })).toBe('2 what?');
});

it('turns an assignment into a choice and back', () => {
  for (const assignee of [{ memberId: 'a' }, { departmentId: 'b' }, undefined])
    expect(fromChoice(toChoice(assignee))).toEqual(assignee);
});

it('says who is rung', () => {
  const departments = [{ id: 'd', name: 'Sales', memberIds: [] }];
  expect(rings(number('1'), undefined, undefined)).toBe('Rings the owner');
  expect(rings(number('1', { assignedTo: { departmentId: 'd' } }), [], departments)).toBe('Rings Sales');
  expect(rings(number('1', { assignedTo: { departmentId: 'd' } }), [], undefined)).toBeUndefined();
  expect(rings(number('1', { assignedTo: { memberId: 'x' } }), [], departments)).toContain('no longer here');
});

it('says what is lost with a number', () => {
  const main = number('1', { primary: true, ordered: true });
  const other = number('2');
  expect(lostWith(main, [main, other], false).join(' ')).toMatch(/for good.*\(212\) 555-0102 becomes the main/);
  expect(lostWith(main, [main], true).join(' ')).toMatch(/stays in your carrier account.*no other number/);
  expect(lostWith(other, [main, other], false).join(' ')).not.toMatch(/for good|main number|no other/);
});

it('counts the tries of a code and knows when it is too old', () => {
  const code = { at: NOW, wrong: 0 };
  expect(codeState(undefined, NOW)).toEqual({ kind: 'unknown' });
  expect(codeState({ ...code, wrong: 4 }, NOW)).toEqual({ kind: 'open', left: 1 });
  expect(codeState({ ...code, wrong: 5 }, NOW)).toEqual({ kind: 'spent' });
  expect(codeState(code, NOW + 10 * MINUTE)).toEqual({ kind: 'expired' });
  expect([0, 29_001, 30_000].map((ms) => secondsToWait(code, NOW + ms))).toEqual([30, 1, 0]);
});

it('takes the digits out of what was pasted', () => {
  expect(digitsOf('042 137 is your ConnexUS code')).toBe('042137');
  expect(digitsOf('4')).toBe('4');
});
