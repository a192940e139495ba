import { VolumeX } from 'lucide-react';
import type { Call } from '../contract/models';
import { useStore } from '../store';
import { strings } from '../strings';
import { Button } from '../ui/Button';
import { rescueStore } from './rescue';
import { takeOver } from './take-over';

/** Says that nothing is heard in this browser, and what is being done or can be done about it. */
export function RescueNote({ call }: { call: Call }) {
  const rescue = useStore(rescueStore).get(call.id);
  const inCall = call.phase === 'human' || call.phase === 'ringing-human';
  if (rescue === 'anew' && inCall)
    return (
      <p role="status" className="mb-2 flex items-center gap-2 rounded-2xl bg-muted px-4 py-3 text-sm text-ink">
        <VolumeX aria-hidden className="size-5 shrink-0" />
        {strings.phone.soundAnew}
      </p>
    );
  if (rescue !== 'failed' || call.phase !== 'human') return null;
  return (
    <div role="alert" className="mb-2 flex flex-col gap-2 rounded-2xl bg-danger-soft p-4 text-sm text-ink">
      <p className="flex items-center gap-2 font-semibold">
        <VolumeX aria-hidden className="size-5 shrink-0 text-danger" />
        {strings.phone.noSoundTitle}
      </p>
      <p>{strings.phone.noSoundHow}</p>
      <Button className="self-start" onClick={() => void takeOver(call, 'phone')}>
        {strings.phone.onMyPhone}
      </Button>
    </div>
  );
}
