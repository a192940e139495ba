import { request } from '../api/request';
import { callSchema, type Call } from '../contract/models';
import { showCall } from '../realtime/live';
import type { Device } from './take-over';
import { softphone } from './telephone';

export class NoMicrophone extends Error {
  override readonly name = 'NoMicrophone';
}

export interface Placing {
  to: string;
  /** A business number; the main one if undefined. */
  from?: string | undefined;
  on: Device;
  /** The same for every attempt to place one call. */
  key: string;
}

/** Calls somebody: the member's own telephone first, then theirs. */
export async function place({ to, from, on, key }: Placing): Promise<Call> {
  if (on === 'browser' && !(await softphone.listenable())) throw new NoMicrophone();
  const ask = () =>
    request(callSchema, {
      method: 'POST',
      path: '/calls/initiate',
      body: { to, from, softphone: on === 'browser' },
      idempotencyKey: key,
    });
  const call = on === 'browser' ? await softphone.bring(({ id }) => id, ask) : await ask();
  showCall(call);
  return call;
}
