import { Mic, MicOff, Pause, PhoneOff, Play } from 'lucide-react';
import type { Call } from '../contract/models';
import { useMe } from '../profile';
import { strings } from '../strings';
import { IconButton } from '../ui/Button';
import type { TalkingLine } from './lines';
import { isHeld, isMuted, toggleHold, toggleMute } from './room';
import { hangUp } from './take-over';

/** What is needed most in a call, on every other screen. */
export function BarControls({ call, line }: { call: Call; line: TalkingLine }) {
  const me = useMe();
  const held = isHeld(call, line);
  const muted = isMuted(call, line, me);
  return (
    <div role="group" aria-label={strings.phone.controls} className="flex">
      <IconButton
        label={muted ? strings.phone.unmute : strings.phone.mute}
        className={muted ? 'bg-ink text-page hover:bg-ink hover:text-page' : 'text-accent-ink'}
        onClick={() => toggleMute(call, line, me)}
      >
        {muted ? <MicOff aria-hidden className="size-5" /> : <Mic aria-hidden className="size-5" />}
      </IconButton>
      <IconButton
        label={held ? strings.phone.unhold : strings.phone.hold}
        className={held ? 'bg-ink text-page hover:bg-ink hover:text-page' : 'text-accent-ink'}
        onClick={() => void toggleHold(call, line)}
      >
        {held ? <Play aria-hidden className="size-5" /> : <Pause aria-hidden className="size-5" />}
      </IconButton>
      <IconButton label={strings.call.hangUp} className="text-danger" onClick={() => void hangUp(call, line.id, me)}>
        <PhoneOff aria-hidden className="size-5" />
      </IconButton>
    </div>
  );
}
