import { AudioLines, Grid3x3, Mic, MicOff, Pause, PhoneForwarded, Play } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { Call } from '../contract/models';
import { strings } from '../strings';
import { cn } from '../ui/class-names';
import { KeypadSheet } from './KeypadSheet';
import type { TalkingLine } from './lines';
import { QualityNote } from './QualityNote';
import { SoundSheet } from './SoundSheet';
import { softphone } from './telephone';
import { TransferSheet } from './TransferSheet';

/** Everything a telephone can do with the call this browser is in. */
export function InCall({ call, line }: { call: Call; line: TalkingLine }) {
  const [open, setOpen] = useState<'keypad' | 'sound' | 'transfer'>();
  const close = () => setOpen(undefined);
  return (
    <section aria-label={strings.phone.controls} className="mb-2 flex flex-col gap-2">
      <div className="flex min-h-5 flex-wrap justify-center gap-x-3 text-sm text-ink-soft">
        {line.held ? (
          <p>{strings.phone.onHold}</p>
        ) : line.muted ? (
          <p>{strings.phone.muted}</p>
        ) : (
          <QualityNote line={line.id} />
        )}
      </div>
      <div className="grid grid-cols-[repeat(auto-fit,minmax(4rem,1fr))] gap-1">
        <Control
          label={line.muted ? strings.phone.unmute : strings.phone.mute}
          pressed={line.muted}
          onClick={() => softphone.mute(line.id, !line.muted)}
        >
          {line.muted ? <MicOff /> : <Mic />}
        </Control>
        <Control
          label={line.held ? strings.phone.unhold : strings.phone.hold}
          pressed={line.held}
          onClick={() => void softphone.hold(line.id, !line.held)}
        >
          {line.held ? <Play /> : <Pause />}
        </Control>
        <Control label={strings.phone.keypad} onClick={() => setOpen('keypad')}>
          <Grid3x3 />
        </Control>
        <Control label={strings.phone.sound} onClick={() => setOpen('sound')}>
          <AudioLines />
        </Control>
        {call.phase === 'human' && (
          <Control label={strings.phone.transfer} onClick={() => setOpen('transfer')}>
            <PhoneForwarded />
          </Control>
        )}
      </div>
      {open === 'keypad' && <KeypadSheet line={line.id} onClose={close} />}
      {open === 'sound' && <SoundSheet onClose={close} />}
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
