import { expect, it } from 'vitest';
import type { CallDetail } from '../contract/models';
import { callAt, span } from './moment';

const at = (second: number) => new Date(Date.UTC(2026, 2, 2, 9, 0, second)).toISOString();
const ms = (second: number) => Date.parse(at(second));

const call: CallDetail = {
  id: 'c',
  direction: 'inbound',
  from: '+12125550147',
  fromDisplay: '(212) 555-0147',
  to: '+12125550100',
  toDisplay: '(212) 555-0100',
  status: 'completed',
  phase: 'ended',
  outcome: 'handled-by-human',
  startedAt: at(0),
  answeredAt: at(2),
  endedAt: at(30),
  handledBy: 'jo',
  summary: 'About a cake.',
  version: 9,
  held: false,
  participants: [],
  tags: [],
  revision: 0,
  transcript: [
    { id: '1', speaker: 'ai', text: 'Hello', final: true, at: at(4) },
    { id: '2', speaker: 'caller', text: 'A person, please', final: true, at: at(9) },
  ],
  timeline: [
    { at: at(0), event: 'caller-arrived', phase: 'ringing', status: 'ringing' },
    { at: at(2), event: 'leg-answered', phase: 'connecting', status: 'answered' },
    { at: at(3), event: 'leg-bridged', phase: 'ai', status: 'answered' },
    { at: at(10), event: 'handover-requested', phase: 'ringing-human', status: 'answered', handledBy: 'jo' },
    { at: at(30), event: 'leg-ended', phase: 'ended', status: 'completed', handledBy: 'jo' },
  ],
};

it('shows a past call as it looked at a moment', () => {
  const then = callAt(call, ms(5));
  expect(then).toMatchObject({ phase: 'ai', status: 'answered', answeredAt: at(2) });
  expect(then.transcript.map(({ id }) => id)).toEqual(['1']);
  expect(then.timeline).toHaveLength(3);
  for (const later of ['outcome', 'endedAt', 'summary', 'handledBy']) expect(then).not.toHaveProperty(later);
  expect(callAt(call, ms(10))).toMatchObject({ phase: 'ringing-human', handledBy: 'jo' });
});

it('knows nothing of an answer that has not come', () => {
  expect(callAt(call, ms(1))).toMatchObject({ phase: 'ringing' });
  expect(callAt(call, ms(1))).not.toHaveProperty('answeredAt');
  expect(callAt(call, ms(-5))).toMatchObject({ phase: 'ringing', transcript: [] });
});

it('is the whole call at its end', () => {
  expect(callAt(call, ms(30))).toBe(call);
  expect(span(call)).toEqual({ from: ms(0), to: ms(30) });
});
