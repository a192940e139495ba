import { inOneLine } from '../api/failure';
import { tell } from '../call/tell';
import type { Call } from '../contract/models';
import { showCall } from '../realtime/live';
import { notify } from '../ui/notices';
import { createHoldWatch } from './hold-watch';

/** Knows which changes of a hold were asked for here. */
export const holdWatch = createHoldWatch();

/** Asks the server for something in a call; undefined if it was refused, which a notice tells unless `quiet`. */
export async function ask(
  callId: string,
  method: 'POST' | 'DELETE',
  what: string,
  body?: object,
  quiet = false,
): Promise<Call | undefined> {
  holdWatch.asked(callId);
  try {
    const call = await tell(callId, method, what, body);
    holdWatch.answered(callId, call);
    showCall(call);
    return call;
  } catch (error) {
    holdWatch.answered(callId, undefined);
    if (!quiet) notify(inOneLine(error), 'danger');
    return undefined;
  }
}
