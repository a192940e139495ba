import { expect, it } from 'vitest';
import { NOTHING, qualityOf, soundOf } from './quality';

const report = (received: number, lost: number, jitter = 0.005, rtt: number | undefined = 0.04) =>
  new Map<string, Record<string, unknown>>([
    ['v', { type: 'inbound-rtp', kind: 'video', packetsReceived: 1, packetsLost: 900 }],
    ['a', { type: 'inbound-rtp', kind: 'audio', packetsReceived: received, packetsLost: lost, jitter }],
    ['old', { type: 'candidate-pair', nominated: false, state: 'succeeded', currentRoundTripTime: 9 }],
    ['now', { type: 'candidate-pair', nominated: true, state: 'succeeded', currentRoundTripTime: rtt }],
  ]);

it.each([
  [{ received: 100, roundTrip: 40, jitter: 5, loss: 0 }, 'good'],
  [{ received: 100, roundTrip: undefined, jitter: 5, loss: 0 }, 'good'],
  [{ received: 100, roundTrip: 350, jitter: 5, loss: 0 }, 'fair'],
  [{ received: 100, roundTrip: 40, jitter: 31, loss: 0 }, 'fair'],
  [{ received: 100, roundTrip: 40, jitter: 5, loss: 0.04 }, 'fair'],
  [{ received: 100, roundTrip: 501, jitter: 5, loss: 0 }, 'poor'],
  [{ received: 100, roundTrip: 40, jitter: 61, loss: 0 }, 'poor'],
  [{ received: 100, roundTrip: 40, jitter: 5, loss: 0.09 }, 'poor'],
  [{ received: 0, roundTrip: undefined, jitter: 0, loss: 0 }, 'none'],
] as const)('says of %j that it is %s', (sound, quality) => {
  expect(qualityOf(sound)).toBe(quality);
});

it('reads the way in use and counts the loss since it last looked', () => {
  const first = soundOf(report(900, 100), undefined);
  expect(first?.sound).toEqual({ received: 900, roundTrip: 40, jitter: 5, loss: 0.1 });
  expect(soundOf(report(1000, 100), first?.counted)?.sound.loss).toBe(0);
  expect(soundOf(report(1000, 90), first?.counted)?.sound.loss).toBe(0);
});

it('says nothing before there is sound', () => {
  expect(soundOf(new Map(), undefined)).toBeUndefined();
});

it('tells that nothing comes in any more, and counts anew where the browser does', () => {
  const before = { received: 900, lost: 0 };
  expect(soundOf(report(900, 0), before)?.sound.received).toBe(0);
  expect(soundOf(new Map(), NOTHING)?.sound.received).toBe(0);
  expect(soundOf(report(40, 0), before)?.sound.received).toBe(40);
});
