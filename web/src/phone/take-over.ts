import { order } from '../call/command';
import type { Call } from '../contract/models';
import { strings } from '../strings';
import { notify } from '../ui/notices';
import { phoneStore } from './phone';
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

/** Ends the call; the sound ends here even if the server cannot be told. */
export async function hangUp(call: Call, line: string | undefined): Promise<void> {
  if (!(await order(call, 'end')) && line !== undefined) await softphone.hangUp(line);
}
