import { Link } from '@tanstack/react-router';
import type { Call } from '../contract/models';
import { useMay } from '../may';
import { BarControls } from '../phone/BarControls';
import { talkingLine } from '../phone/lines';
import { linesStore } from '../phone/phone';
import { RescueNote } from '../phone/RescueNote';
import { takeOver } from '../phone/take-over';
import { useMe } from '../profile';
import { useStore } from '../store';
import { strings } from '../strings';
import { Button } from '../ui/Button';
import { useHotkey } from '../ui/hotkeys';
import { mainOrder } from './CommandButtons';
import { commandOf, commandStore, order } from './command';
import { CommandNote } from './CommandNote';
import { Elapsed } from './Elapsed';
import { kindOf } from './kind';
import { KindIcon } from './KindIcon';
import { useLiveCalls } from './queries';
import { isMine, onlyOutside } from './speaker';
import { whoIs } from './who';

/** A running call is never more than one tap away. The call on the screen has its own buttons and is left out. */
export function LiveBar({ openCall }: { openCall: string | undefined }) {
  const all = useLiveCalls();
  const lines = useStore(linesStore);
  const calls = all.filter(({ id }) => id !== openCall);
  // The call that this browser is in comes first, and of two the one that is talked.
  const line = talkingLine(lines.filter(({ callId }) => calls.some(({ id }) => id === callId)));
  const call = calls.find(({ id }) => id === line?.callId) ?? calls[0];
  const others = calls.filter((one) => one !== call);
  const onScreen = all.find(({ id }) => id === openCall);
  const mayTakeOver = useMay('takeOver');
  const target = mayTakeOver ? (onScreen ?? call) : undefined;
  useHotkey('t', target !== undefined && mainOrder(target) === 'take-over' ? () => void takeOver(target) : undefined);
  useHotkey(
    'g',
    target !== undefined && mainOrder(target) === 'give-back' ? () => void order(target, 'give-back') : undefined,
  );
  if (call === undefined) return null;
  return (
    <aside
      aria-label={strings.liveBar.label}
      className="@container animate-fade flex flex-wrap items-center gap-1 border-t border-line bg-accent-soft py-1.5 pr-3 pl-1 md:px-3"
    >
      <div className="basis-full pl-2 empty:hidden">
        <CommandNote callId={call.id} />
        <RescueNote call={call} />
      </div>
      <Link
        to="/calls/$callId"
        params={{ callId: call.id }}
        aria-label={strings.liveBar.open(whoIs(call))}
        className="flex min-h-12 min-w-0 flex-1 basis-36 items-center gap-3 rounded-2xl px-2"
      >
        <KindIcon kind={kindOf(call)} className="bg-card @max-[18rem]:hidden" />
        <span className="flex min-w-0 flex-col">
          <span className="font-semibold wrap-break-word tabular-nums">{whoIs(call)}</span>
          <span className="flex items-center gap-1.5 text-sm text-accent-ink">
            <Who call={call} />
            <span aria-hidden>·</span>
            <Elapsed call={call} />
          </span>
        </span>
      </Link>
      {others.length > 0 && (
        <Link
          to="/calls"
          aria-label={strings.liveBar.moreLabel(others.length)}
          className="flex size-target items-center justify-center rounded-full text-sm font-semibold text-accent-ink hover:bg-card"
        >
          {strings.liveBar.more(others.length)}
        </Link>
      )}
      {line !== undefined ? <BarControls call={call} line={line} /> : mayTakeOver && <BarButton call={call} />}
    </aside>
  );
}

function Who({ call }: { call: Call }) {
  const me = useMe();
  const kind = kindOf(call);
  if (call.phase === 'ringing-human' && call.handledBy === undefined) return strings.liveBar.seeking;
  if (call.phase === 'ringing-human')
    return isMine(call, me) ? strings.liveBar.ringingYou : strings.liveBar.ringingColleague;
  if (call.phase === 'handing-back') return strings.liveBar.comingBack;
  if (kind === 'calling') return strings.liveBar.calling;
  if (kind === 'ringing') return strings.liveBar.ringing;
  if (kind === 'with-ai') return strings.liveBar.ai;
  if (kind === 'waiting' || kind === 'at-voicemail') return strings.calls.kind[kind];
  if (onlyOutside(call)) return strings.liveBar.outside;
  return isMine(call, me) ? strings.liveBar.human : strings.liveBar.colleague;
}

function BarButton({ call }: { call: Call }) {
  const command = commandOf(useStore(commandStore), call.id);
  if (mainOrder(call) !== 'take-over') return null;
  const asked = command.kind === 'asked';
  return (
    <Button look="filled" className="px-4 @max-[18rem]:flex-1" disabled={asked} onClick={() => void takeOver(call)}>
      {asked && command.order === 'take-over' ? strings.call.takingOver : strings.call.takeOver}
    </Button>
  );
}
