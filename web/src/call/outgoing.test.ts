import { expect, it } from 'vitest';
import type { Call } from '../contract/models';
import { kindOf } from './kind';
import { sentence } from './sentence';
import { businessOf, numberOf, outsideOf, whoIs } from './who';

const call = (change: Partial<Call>): Call => ({
  id: 'a',
  direction: 'outbound',
  from: '+12125550100',
  fromDisplay: 'the business',
  to: '+12125550123',
  toDisplay: 'the other',
  status: 'ringing',
  phase: 'calling',
  startedAt: '2026-03-01T10:00:00Z',
  version: 1,
  tags: [],
  held: false,
  participants: [],
  revision: 0,
  ...change,
});

it('is whoever is outside, whichever way the call goes', () => {
  expect(numberOf(call({}))).toBe('the other');
  expect(outsideOf(call({}))).toBe('+12125550123');
  expect(businessOf(call({}))).toBe('+12125550100');
  expect(whoIs(call({ direction: 'inbound' }))).toBe('the business');
});

it('has words for a call that was placed from here', () => {
  const handledBy = 'me';
  expect(sentence(call({ phase: 'calling-member', handledBy }), [], 'me')).toBe(
    'Calling you first. Pick up to be connected.',
  );
  expect(sentence(call({}), [], 'me')).toBe('Ringing the other.');
  expect(sentence(call({ phase: 'human', handledBy }), [], 'me')).toBe('You are talking.');
  expect(sentence(call({ phase: 'ended', outcome: 'unanswered' }), [], 'me')).toBe('Nobody picked up.');
  expect(kindOf(call({ phase: 'ended', outcome: 'handled-by-human' }))).toBe('called');
});

it('says why whom a member called was not reached', () => {
  const told = call({ phase: 'announcement' });
  expect(sentence(told, [], 'me')).toBe('the other cannot be reached. You hear why.');
  expect(kindOf(told)).toBe('calling');
  // Whoever was reached and is the AI's later hears an apology like any caller.
  const reached = call({ phase: 'announcement', answeredAt: '2026-03-01T10:00:05Z' });
  expect(sentence(reached, [], 'me')).toBe('A closing message is being spoken.');
  const ended = (outcome: NonNullable<Call['outcome']>) => call({ phase: 'ended', outcome });
  expect(sentence(ended('busy'), [], 'me')).toBe('The line was busy.');
  expect(sentence(ended('declined'), [], 'me')).toBe('The call was declined.');
  expect(sentence(ended('no-such-number'), [], 'me')).toBe('No telephone has this number.');
  expect((['busy', 'declined', 'no-such-number'] as const).map((one) => kindOf(ended(one)))).toEqual([
    'busy',
    'declined',
    'no-such-number',
  ]);
});
