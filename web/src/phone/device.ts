import * as z from 'zod/mini';
import { createStore } from '../store';

// What a person chose on this device. It is no secret and stays when they sign out.
const KEY = 'connexus.phone';
const schema = z.object({
  off: z.catch(z.boolean(), false),
  microphone: z.catch(z.optional(z.string()), undefined),
  speaker: z.catch(z.optional(z.string()), undefined),
  volume: z.catch(z.number().check(z.minimum(0), z.maximum(1)), 1),
});
export type DeviceChoice = z.output<typeof schema>;

export const deviceStore = createStore<DeviceChoice>(read());

export function choose(change: Partial<DeviceChoice>): void {
  const next = { ...deviceStore.get(), ...change };
  deviceStore.set(next);
  try {
    localStorage.setItem(KEY, JSON.stringify(next));
  } catch {
    // It holds until the page is left.
  }
}

function read(): DeviceChoice {
  try {
    return z.parse(schema, JSON.parse(localStorage.getItem(KEY) ?? '{}'));
  } catch {
    return z.parse(schema, {});
  }
}
