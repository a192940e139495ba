import { expect, it } from 'vitest';
import { afterEvent, type Phone, type PhoneEvent } from './phone';

const off: Phone = { kind: 'off', why: 'not-wanted' };
const after = (from: Phone, ...events: PhoneEvent[]) => events.reduce(afterEvent, from);

it('is ready once it is registered, and not while the connection is lost', () => {
  expect(after(off, { kind: 'start' }, { kind: 'registered' })).toEqual({ kind: 'ready' });
  expect(after({ kind: 'ready' }, { kind: 'lost' })).toEqual({ kind: 'starting' });
  expect(after({ kind: 'ready' }, { kind: 'lost' }, { kind: 'registered' })).toEqual({ kind: 'ready' });
});

it('says why there is no microphone until there is one', () => {
  const without = after({ kind: 'ready' }, { kind: 'microphone', trouble: 'refused' });
  expect(without).toEqual({ kind: 'no-microphone', why: 'refused' });
  expect(after(without, { kind: 'registered' }, { kind: 'lost' })).toEqual(without);
  expect(after(without, { kind: 'microphone', trouble: undefined })).toEqual({ kind: 'ready' });
});

it('stays off, or with another tab, whatever still arrives', () => {
  const late: PhoneEvent[] = [
    { kind: 'registered' },
    { kind: 'lost' },
    { kind: 'fail', why: 'unreachable' },
    { kind: 'microphone', trouble: 'refused' },
  ];
  expect(after(off, ...late, { kind: 'yield' })).toEqual(off);
  expect(after({ kind: 'ready' }, { kind: 'yield' }, ...late)).toEqual({ kind: 'elsewhere' });
});

it('recovers from a failure by registering', () => {
  expect(after({ kind: 'starting' }, { kind: 'fail', why: 'refused' }, { kind: 'registered' })).toEqual({
    kind: 'ready',
  });
});
