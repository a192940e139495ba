import { AudioLines, Grid3x3, Mic, MicOff, Pause, PhoneForwarded, Play, UserPlus } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { Call } from '../contract/models';
import { useMe } from '../profile';
import { strings } from '../strings';
import { cn } from '../ui/class-names';
import { AddSheet } from './AddSheet';
import { KeypadSheet } from './KeypadSheet';
import type { TalkingLine } from './lines';
import { Participants } from './Participants';
import { QualityNote } from './QualityNote';
import { isHeld, isMuted, mine, toggleHold, toggleMute } from './room';
import { SoundSheet } from './SoundSheet';
import { TransferSheet } from './TransferSheet';

/** Everything that can be done with the call I am in, in this browser (`line`) or on a phone. */
export function InCall({ call, line }: { call: Call; line: TalkingLine | undefined }) {
  const me = useMe();
  const held = isHeld(call, line);
  const muted = isMuted(call, line, me);
  const inIt = call.phase === 'human' && mine(call, me) !== undefined;
  const [open, setOpen] = useState<'keypad' | 'sound' | 'transfer' | 'add'>();
  const close = () => setOpen(undefined);
  return (
    <section
      aria-label={line === undefined ? strings.phone.controlsOnPhone : strings.phone.controls}
      className="mb-2 flex flex-col gap-2"
    >
      <div className="flex min-h-5 flex-wrap justify-center gap-x-3 text-sm text-ink-soft">
        {held ? (
          <p>{strings.phone.onHold}</p>
        ) : muted ? (
          <p>{strings.phone.muted}</p>
        ) : (
          line !== undefined && <QualityNote line={line.id} />
        )}
      </div>
      <Participants call={call} />
      <div className="grid grid-cols-[repeat(auto-fit,minmax(4rem,1fr))] gap-1">
        <Control
          label={muted ? strings.phone.unmute : strings.phone.mute}
          pressed={muted}
          onClick={() => toggleMute(call, line, me)}
        >
          {muted ? <MicOff /> : <Mic />}
        </Control>
        <Control
          label={held ? strings.phone.unhold : strings.phone.hold}
          pressed={held}
          onClick={() => void toggleHold(call, line)}
        >
          {held ? <Play /> : <Pause />}
        </Control>
        <Control label={strings.phone.keypad} onClick={() => setOpen('keypad')}>
          <Grid3x3 />
        </Control>
        {line !== undefined && (
          <Control label={strings.phone.sound} onClick={() => setOpen('sound')}>
            <AudioLines />
          </Control>
        )}
        {inIt && (
          <Control label={strings.phone.add} onClick={() => setOpen('add')}>
            <UserPlus />
          </Control>
        )}
        {call.phase === 'human' && (
          <Control label={strings.phone.transfer} onClick={() => setOpen('transfer')}>
            <PhoneForwarded />
          </Control>
        )}
      </div>
      {open === 'keypad' && <KeypadSheet call={call.id} onClose={close} />}
      {open === 'sound' && <SoundSheet onClose={close} />}
      {open === 'add' && <AddSheet call={call} onClose={close} />}
      {open === 'transfer' && <TransferSheet call={call} onClose={close} />}
    </section>
  );
}

function Control({
  label,
  pressed = false,
  onClick,
  children,
}: {
  label: string;
  /** The words change with the state, so no second telling of it by `aria-pressed`. */
  pressed?: boolean;
  onClick: () => void;
  children: ReactNode;
}) {
  return (
    <button
      type="button"
      onClick={onClick}
      className={cn(
        'flex min-h-14 min-w-target flex-col items-center justify-center gap-0.5 rounded-2xl px-1 text-sm transition-colors duration-150 hover:bg-muted [&_svg]:size-5',
        pressed && 'bg-ink text-page hover:bg-ink',
      )}
    >
      <span aria-hidden>{children}</span>
      {label}
    </button>
  );
}
