import { order } from '../call/command';
import { hasOthers } from '../call/speaker';
import type { Call } from '../contract/models';
import { strings } from '../strings';
import { notify } from '../ui/notices';
import { phoneStore } from './phone';
import { leave, mine } from './room';
import { softphone } from './telephone';

export type Device = 'browser' | 'phone';

/** In the browser where that can be, on the member's phone otherwise or if they say so; `muted` keeps the microphone closed. */
export async function takeOver(
  call: Pick<Call, 'id' | 'phase'>,
  on: Device = phoneStore.get().kind === 'ready' ? 'browser' : 'phone',
  muted = false,
) {
  if (on === 'phone') return order(call, 'take-over');
  if (!(await softphone.listenable())) {
    notify(strings.phone.noMicrophone, 'danger');
    return false;
  }
  return softphone.bring(
    (taken) => (taken ? call.id : undefined),
    () => order(call, 'take-over', { softphone: true }),
    muted,
  );
}

/** Ends the call, or leaves it to whoever else of us talks in it; the sound ends here even if the server cannot be told. */
export async function hangUp(call: Call, line: string | undefined, me: string | undefined): Promise<void> {
  const stays = mine(call, me) !== undefined && hasOthers(call, me);
  const told = stays ? (await leave(call)) !== undefined : await order(call, 'end');
  if (!told && line !== undefined) await softphone.hangUp(line);
}
