import { soundOf, type Counted } from './quality';

/** How long nothing may come in before it is taken for a failure. Shorter gaps a connection mends by itself. */
export const SILENCE_MS = 8_000;

/**
 * Tells a failure from a gap: whether, at `now`, nothing has been counted for so long. Nothing that comes in over a way that
 * works (`iceState`, W3C WebRTC Stats) is none: whoever is put on hold by the other side may be sent nothing at all.
 */
export function createSilence(begin: number) {
  let counted: Counted | undefined;
  let lastSound = begin;
  return (report: ReadonlyMap<string, Record<string, unknown>>, now: number): boolean => {
    const before = counted;
    counted = soundOf(report, before)?.counted;
    if (counted !== undefined && counted.received !== (before?.received ?? 0)) lastSound = now;
    const works = [...report.values()].some(
      ({ type, iceState }) => type === 'transport' && (iceState === 'connected' || iceState === 'completed'),
    );
    return !works && now - lastSound >= SILENCE_MS;
  };
}
