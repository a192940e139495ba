import { useRef, useState } from 'react';
import { PhoneOff, RotateCcw, Smartphone, UserRound } from 'lucide-react';
import type { Call } from '../contract/models';
import { useMay } from '../may';
import { MicrophoneNote } from '../phone/MicrophoneNote';
import { phoneStore } from '../phone/phone';
import { hangUp, takeOver } from '../phone/take-over';
import { useLine } from '../phone/use-phone';
import { useMe } from '../profile';
import { useStore } from '../store';
import { strings } from '../strings';
import { Button, IconButton } from '../ui/Button';
import { cn } from '../ui/class-names';
import { sentence } from './sentence';
import { isColleagues, isMine, onlyOutside } from './speaker';
import { commandOf, commandStore, order, type Order } from './command';

/** What a button says while its order is on its way. */
function waiting(what: Order): string {
  const { call, phone } = strings;
  const words: Record<Order, string> = {
    'take-over': call.takingOver,
    'give-back': call.givingBack,
    end: call.hangingUp,
    transfer: phone.transferring,
    decline: phone.declining,
  };
  return words[what];
}

/** What can be done with a live call now. Taking over is the only filled button on the screen. */
export function CommandButtons({ call }: { call: Call }) {
  const command = commandOf(useStore(commandStore), call.id);
  const asked = command.kind === 'asked' ? command.order : undefined;
  const main = mainOrder(call);
  const me = useMe();
  const mayTakeOver = useMay('takeOver');
  const mayDecide = useMay('decideForColleagues');
  const phone = useStore(phoneStore);
  const line = useLine(call.id);
  const [unheard, setUnheard] = useState(false);
  const group = useRef<HTMLDivElement>(null);
  // Whoever may not take over may not end either: they read along.
  if (!mayTakeOver || (!mayDecide && isColleagues(call, me))) return null;
  const take = async () => {
    const taken = await takeOver(call);
    setUnheard(!taken && phoneStore.get().kind === 'no-microphone');
  };
  const give = (act: () => Promise<unknown>) => {
    // The button that was pressed goes away; whoever uses a keyboard must not be thrown out with it.
    group.current?.focus();
    void act();
  };
  return (
    <div
      ref={group}
      role="group"
      aria-label={strings.call.commands}
      tabIndex={-1}
      className="flex flex-wrap gap-2 rounded-3xl"
    >
      {unheard && main === 'take-over' && (
        <div className="basis-full empty:hidden">
          <MicrophoneNote>
            <Button onClick={() => give(() => takeOver(call, 'phone'))}>{strings.phone.onMyPhone}</Button>
          </MicrophoneNote>
        </div>
      )}
      {main === undefined ? (
        <p className="flex min-h-12 flex-1 items-center justify-center px-2 font-medium">
          {waitingFor(call, me, line !== undefined)}
        </p>
      ) : (
        <Button
          look={main === 'take-over' ? 'filled' : 'quiet'}
          className={cn('min-h-12 flex-1 px-3 whitespace-nowrap', main === 'take-over' ? 'basis-32' : 'basis-40')}
          disabled={asked !== undefined}
          onClick={() => give(() => (main === 'take-over' ? take() : order(call, main)))}
        >
          {main === 'take-over' ? (
            <UserRound aria-hidden className="size-5" />
          ) : (
            <RotateCcw aria-hidden className="size-5" />
          )}
          {asked === main ? waiting(main) : main === 'take-over' ? strings.call.takeOver : strings.call.giveBack}
        </Button>
      )}
      {main === 'take-over' && phone.kind === 'ready' && (
        <IconButton
          label={strings.phone.onMyPhone}
          className="size-12 bg-muted"
          disabled={asked !== undefined}
          onClick={() => give(() => takeOver(call, 'phone'))}
        >
          <Smartphone aria-hidden className="size-5" />
        </IconButton>
      )}
      <Button
        look="danger"
        className="min-h-12 px-4 whitespace-nowrap"
        disabled={asked !== undefined}
        onClick={() => give(() => hangUp(call, line?.id, me))}
      >
        <PhoneOff aria-hidden className="size-5" />
        {asked === 'end' ? waiting('end') : strings.call.hangUp}
      </Button>
    </div>
  );
}

/** The one order that moves this call between the AI and a person. */
export function mainOrder(call: Call): 'take-over' | 'give-back' | undefined {
  switch (call.phase) {
    case 'connecting':
    case 'ai':
    case 'voicemail':
    case 'queued':
      return 'take-over';
    case 'human':
      return onlyOutside(call) ? 'take-over' : 'give-back';
    case 'ringing':
    case 'calling-member':
    case 'calling':
    case 'ringing-human':
    case 'handing-back':
    case 'announcement':
    case 'ended':
      return undefined;
  }
}

function waitingFor(call: Call, me: string | undefined, here: boolean): string {
  if (call.phase === 'ringing-human' || call.phase === 'calling-member') {
    if (here) return strings.phone.inBrowser;
    if (call.handledBy === undefined) return strings.call.seeking;
    return isMine(call, me) ? strings.call.ringingYourPhone : strings.call.ringingColleague;
  }
  if (call.phase === 'calling' || call.phase === 'announcement') return sentence(call, [], me);
  return call.phase === 'handing-back' ? strings.call.comingBack : '';
}
