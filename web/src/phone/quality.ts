/** What the sound suffers from. Times in milliseconds; packets `received` in the last stretch, `loss` as a share of them all. */
export interface Sound {
  received: number;
  roundTrip: number | undefined;
  jitter: number;
  loss: number;
}
export type Quality = 'good' | 'fair' | 'poor' | 'none';

/** Where people begin to notice and to complain (ITU-T G.114 for the delay there and back; 3 % and 8 % of loss). */
export function qualityOf({ received, roundTrip = 0, jitter, loss }: Sound): Quality {
  if (received === 0) return 'none';
  if (roundTrip > 500 || jitter > 60 || loss > 0.08) return 'poor';
  return roundTrip > 300 || jitter > 30 || loss > 0.03 ? 'fair' : 'good';
}

export interface Counted {
  received: number;
  lost: number;
}

/** What was counted before the first packet came. */
export const NOTHING: Counted = { received: 0, lost: 0 };

/** Reads the incoming sound and the way to the other end out of the browser's statistics (W3C WebRTC Stats). */
export function soundOf(
  report: ReadonlyMap<string, Record<string, unknown>>,
  before: Counted | undefined,
): { sound: Sound; counted: Counted } | undefined {
  const all = [...report.values()];
  const incoming = all.find(({ type, kind }) => type === 'inbound-rtp' && kind === 'audio');
  // Before the first packet there is nothing to say; later a browser may forget a way that is gone.
  if (incoming === undefined && before === undefined) return undefined;
  const path = all.find(
    ({ type, nominated, state }) => type === 'candidate-pair' && nominated === true && state === 'succeeded',
  );
  const counted = { received: number(incoming?.['packetsReceived']), lost: number(incoming?.['packetsLost']) };
  // A way that was found again counts from zero.
  const since = before === undefined || counted.received < before.received ? NOTHING : before;
  const received = counted.received - since.received;
  const lost = Math.max(0, counted.lost - (before?.lost ?? 0));
  const seconds = path?.['currentRoundTripTime'];
  return {
    counted,
    sound: {
      received,
      roundTrip: typeof seconds === 'number' ? seconds * 1000 : undefined,
      jitter: number(incoming?.['jitter']) * 1000,
      loss: received + lost <= 0 ? 0 : lost / (received + lost),
    },
  };
}

const number = (value: unknown) => (typeof value === 'number' ? value : 0);
