import { expect, it } from 'vitest';
import { createSilence, SILENCE_MS } from './silence';

const received = (packetsReceived: number) =>
  new Map([['a', { type: 'inbound-rtp', kind: 'audio', packetsReceived, packetsLost: 0 }]]);

it('is silence when nothing comes for long, and none as soon as something does', () => {
  const silent = createSilence(0);
  expect(silent(received(50), 2_000)).toBe(false);
  expect(silent(received(50), 2_000 + SILENCE_MS - 1)).toBe(false);
  expect(silent(received(50), 2_000 + SILENCE_MS)).toBe(true);
  expect(silent(received(51), 2_100 + SILENCE_MS)).toBe(false);
});

it('is silence when nothing ever came', () => {
  const silent = createSilence(0);
  expect(silent(new Map(), SILENCE_MS - 1)).toBe(false);
  expect(silent(new Map(), SILENCE_MS)).toBe(true);
});

it('is none while the way works: the other side may send nothing to whom it has put on hold', () => {
  const silent = createSilence(0);
  const way = (iceState: string) =>
    new Map<string, Record<string, unknown>>([...received(50), ['way', { type: 'transport', iceState }]]);
  silent(way('connected'), 1_000);
  expect(silent(way('connected'), 1_000 + SILENCE_MS)).toBe(false);
  expect(silent(way('disconnected'), 1_000 + SILENCE_MS)).toBe(true);
});

it('hears a way that was found again, though it counts from zero', () => {
  const silent = createSilence(0);
  silent(received(500), 1_000);
  expect(silent(received(3), 1_000 + SILENCE_MS)).toBe(false);
});
