import { Mic, MicOff, Pause, PhoneOff, Play } from 'lucide-react';
import type { Call } from '../contract/models';
import { strings } from '../strings';
import { IconButton } from '../ui/Button';
import type { TalkingLine } from './lines';
import { hangUp } from './take-over';
import { softphone } from './telephone';

/** What is needed most in a call, on every other screen. */
export function BarControls({ call, line }: { call: Call; line: TalkingLine }) {
  return (
    <div role="group" aria-label={strings.phone.controls} className="flex">
      <IconButton
        label={line.muted ? strings.phone.unmute : strings.phone.mute}
        className={line.muted ? 'bg-ink text-page hover:bg-ink hover:text-page' : 'text-accent-ink'}
        onClick={() => softphone.mute(line.id, !line.muted)}
      >
        {line.muted ? <MicOff aria-hidden className="size-5" /> : <Mic aria-hidden className="size-5" />}
      </IconButton>
      <IconButton
        label={line.held ? strings.phone.unhold : strings.phone.hold}
        className={line.held ? 'bg-ink text-page hover:bg-ink hover:text-page' : 'text-accent-ink'}
        onClick={() => void softphone.hold(line.id, !line.held)}
      >
        {line.held ? <Play aria-hidden className="size-5" /> : <Pause aria-hidden className="size-5" />}
      </IconButton>
      <IconButton label={strings.call.hangUp} className="text-danger" onClick={() => void hangUp(call, line.id)}>
        <PhoneOff aria-hidden className="size-5" />
      </IconButton>
    </div>
  );
}
