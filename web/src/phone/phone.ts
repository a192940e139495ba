import { createStore } from '../store';
import type { MicrophoneTrouble } from './microphone';
import type { Line } from './lines';

/**
 * Whether this page is a telephone. `off`: not wanted here, not offered by the server or not possible in this browser;
 * `elsewhere`: another tab of this browser is it.
 */
export type Phone =
  | { kind: 'off'; why: 'not-wanted' | 'not-offered' | 'not-possible' }
  | { kind: 'elsewhere' }
  | { kind: 'starting' }
  | { kind: 'ready' }
  | { kind: 'no-microphone'; why: MicrophoneTrouble }
  | { kind: 'failed'; why: 'unreachable' | 'refused' };

export type PhoneEvent =
  | { kind: 'start' }
  | { kind: 'stop'; why: 'not-wanted' | 'not-offered' | 'not-possible' }
  | { kind: 'yield' }
  | { kind: 'registered' }
  | { kind: 'lost' }
  | { kind: 'fail'; why: 'unreachable' | 'refused' }
  | { kind: 'microphone'; trouble: MicrophoneTrouble | undefined };

/** Pure: what becomes of the telephone. Whatever still arrives after it was turned off changes nothing. */
export function afterEvent(phone: Phone, event: PhoneEvent): Phone {
  switch (event.kind) {
    case 'start':
      return phone.kind === 'off' || phone.kind === 'elsewhere' || phone.kind === 'failed'
        ? { kind: 'starting' }
        : phone;
    case 'stop':
      return { kind: 'off', why: event.why };
    case 'yield':
      return phone.kind === 'off' ? phone : { kind: 'elsewhere' };
    case 'registered':
      return phone.kind === 'starting' || phone.kind === 'failed' ? { kind: 'ready' } : phone;
    case 'lost':
      return phone.kind === 'ready' ? { kind: 'starting' } : phone;
    case 'fail':
      return phone.kind === 'off' || phone.kind === 'elsewhere' ? phone : { kind: 'failed', why: event.why };
    case 'microphone':
      if (event.trouble === undefined) return phone.kind === 'no-microphone' ? { kind: 'ready' } : phone;
      return phone.kind === 'ready' || phone.kind === 'no-microphone'
        ? { kind: 'no-microphone', why: event.trouble }
        : phone;
  }
}

export const phoneStore = createStore<Phone>({ kind: 'off', why: 'not-wanted' });
export const linesStore = createStore<readonly Line[]>([]);
