import { MicOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { useStore } from '../store';
import { strings } from '../strings';
import { Button } from '../ui/Button';
import { phoneStore } from './phone';
import { softphone } from './telephone';

/** Says why nobody could be heard, how that is undone, and what works meanwhile. */
export function MicrophoneNote({ children }: { children?: ReactNode }) {
  const phone = useStore(phoneStore);
  if (phone.kind !== 'no-microphone') return null;
  return (
    <div role="alert" className="flex flex-col gap-2 rounded-2xl bg-danger-soft p-4 text-left text-sm text-ink">
      <p className="flex items-center gap-2 font-semibold">
        <MicOff aria-hidden className="size-5 shrink-0 text-danger" />
        {strings.phone.microphoneTitle[phone.why]}
      </p>
      <p>{strings.phone.microphoneHow[phone.why]}</p>
      <div className="flex flex-wrap gap-2">
        <Button onClick={() => void softphone.listenable()}>{strings.phone.tryAgain}</Button>
        {children}
      </div>
    </div>
  );
}
