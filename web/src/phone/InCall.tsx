import { AudioLines, Ellipsis, Grid3x3, Mic, MicOff, Pause, PhoneForwarded, Play, UserPlus } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { Call } from '../contract/models';
import { useMe } from '../profile';
import { strings } from '../strings';
import { AddSheet } from './AddSheet';
import { Control } from './Control';
import { KeypadSheet } from './KeypadSheet';
import type { TalkingLine } from './lines';
import { MoreSheet } from './MoreSheet';
import { NotJoined } from './NotJoined';
import { Participants } from './Participants';
import { QualityNote } from './QualityNote';
import { isHeld, isMuted, mine, toggleHold, toggleMute } from './room';
import { SoundSheet } from './SoundSheet';
import { TransferSheet } from './TransferSheet';

export type InCallSheet = 'keypad' | 'sound' | 'transfer' | 'add' | 'more';

/**
 * Everything that can be done with the call I am in, in this browser (`line`) or on a phone. A narrow screen has one row
 * of it, and the rest behind *More*: the height belongs to the conversation.
 */
export function InCall({ call, line }: { call: Call; line: TalkingLine | undefined }) {
  const me = useMe();
  const held = isHeld(call, line);
  const muted = isMuted(call, line, me);
  const inIt = call.phase === 'human' && mine(call, me) !== undefined;
  const [open, setOpen] = useState<InCallSheet>();
  const close = () => setOpen(undefined);
  const group = useRef<HTMLElement>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    // A sheet that was opened from *More* has no button to give the focus back to.
    if (wasOpen.current && open === undefined && document.activeElement === document.body) group.current?.focus();
    wasOpen.current = open !== undefined;
  }, [open]);
  return (
    <section
      ref={group}
      tabIndex={-1}
      aria-label={line === undefined ? strings.phone.controlsOnPhone : strings.phone.controls}
      className="mb-2 flex flex-col gap-1.5 outline-none md:gap-2"
    >
      <div className="flex min-h-5 flex-wrap justify-center gap-x-3 text-sm/5 text-ink-soft">
        {held ? (
          <p>{strings.phone.onHold}</p>
        ) : muted ? (
          <p>{strings.phone.muted}</p>
        ) : (
          line !== undefined && <QualityNote line={line.id} />
        )}
      </div>
      <NotJoined call={call} />
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
        <Control label={strings.phone.keypad} opens onClick={() => setOpen('keypad')}>
          <Grid3x3 />
        </Control>
        {line !== undefined && (
          <Control label={strings.phone.sound} opens className="max-md:hidden" onClick={() => setOpen('sound')}>
            <AudioLines />
          </Control>
        )}
        {inIt && (
          <Control label={strings.phone.add} opens className="max-md:hidden" onClick={() => setOpen('add')}>
            <UserPlus />
          </Control>
        )}
        {call.phase === 'human' && (
          <Control label={strings.phone.transfer} opens onClick={() => setOpen('transfer')}>
            <PhoneForwarded />
          </Control>
        )}
        <Control label={strings.phone.more} opens className="md:hidden" onClick={() => setOpen('more')}>
          <Ellipsis />
        </Control>
      </div>
      {open === 'keypad' && <KeypadSheet call={call.id} onClose={close} />}
      {open === 'sound' && <SoundSheet onClose={close} />}
      {open === 'add' && <AddSheet call={call} onClose={close} />}
      {open === 'transfer' && <TransferSheet call={call} onClose={close} />}
      {open === 'more' && (
        <MoreSheet call={call} sound={line !== undefined} add={inIt} onOpen={setOpen} onClose={close} />
      )}
    </section>
  );
}
