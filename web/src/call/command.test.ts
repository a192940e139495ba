import { expect, it } from 'vitest';
import { after, type Command, type Happening } from './command';

const run = (...happenings: Happening[]) => happenings.reduce<Command>(after, { kind: 'none' });
const takeOver: Happening = { kind: 'ask', order: 'take-over', phase: 'ai' };
const move = (
  before: 'ai' | 'ringing-human' | 'human',
  phase: 'ai' | 'ringing-human' | 'human' | 'ended',
): Happening => ({
  kind: 'move',
  before,
  phase,
});

it('is asked until the call moves', () => {
  expect(run(takeOver)).toMatchObject({ kind: 'asked', order: 'take-over' });
  expect(run(takeOver, move('ai', 'ai'))).toMatchObject({ kind: 'asked' });
  expect(run(takeOver, move('ai', 'ringing-human'))).toEqual({ kind: 'none' });
});

it('asks once: a second tap changes nothing', () => {
  expect(run(takeOver, { kind: 'ask', order: 'end', phase: 'ai' })).toMatchObject({ order: 'take-over' });
});

it('says that nobody picked up, until the next try', () => {
  const unanswered = run(takeOver, move('ai', 'ringing-human'), move('ringing-human', 'ai'));
  expect(unanswered).toEqual({ kind: 'unanswered' });
  expect(after(unanswered, takeOver)).toMatchObject({ kind: 'asked' });
  expect(after(unanswered, { kind: 'dismiss' })).toEqual({ kind: 'none' });
});

it('keeps a refusal until it is read, the call moves on to a person or ends', () => {
  const refused = run(takeOver, { kind: 'refuse', order: 'take-over', title: 'No phone.', detail: 'Add one.' });
  expect(refused).toMatchObject({ kind: 'refused', title: 'No phone.' });
  expect(after(refused, { kind: 'settle' })).toBe(refused);
  expect(after(refused, move('ai', 'ended'))).toEqual({ kind: 'none' });
});

it('gives the buttons back when nothing happens for long', () => {
  expect(run(takeOver, { kind: 'settle' })).toEqual({ kind: 'none' });
});
