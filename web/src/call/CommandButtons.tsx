import { useRef } from 'react';
import { PhoneOff, RotateCcw, UserRound } from 'lucide-react';
import type { Call } from '../contract/models';
import { useMay } from '../may';
import { useMe } from '../profile';
import { useStore } from '../store';
import { strings } from '../strings';
import { Button } from '../ui/Button';
import { isMine } from './speaker';
import { commandOf, commandStore, order, type Order } from './command';

const WAITING = {
  'take-over': 'takingOver',
  'give-back': 'givingBack',
  end: 'hangingUp',
} as const satisfies Record<Order, keyof typeof strings.call>;

/** What can be done with a live call now. Taking over is the only filled button on the screen. */
export function CommandButtons({ call }: { call: Call }) {
  const command = commandOf(useStore(commandStore), call.id);
  const asked = command.kind === 'asked' ? command.order : undefined;
  const main = mainOrder(call);
  const me = useMe();
  const mayTakeOver = useMay('takeOver');
  const group = useRef<HTMLDivElement>(null);
  // Whoever may not take over may not end either: they read along.
  if (!mayTakeOver) return null;
  const give = (what: Order) => {
    // The button that was pressed goes away; whoever uses a keyboard must not be thrown out with it.
    group.current?.focus();
    void order(call, what);
  };
  return (
    <div
      ref={group}
      role="group"
      aria-label={strings.call.commands}
      tabIndex={-1}
      className="flex flex-wrap gap-2 rounded-3xl"
    >
      {main === undefined ? (
        <p className="flex min-h-12 flex-1 items-center justify-center px-2 font-medium">{waitingFor(call, me)}</p>
      ) : (
        <Button
          look={main === 'take-over' ? 'filled' : 'quiet'}
          className="min-h-12 flex-1 basis-40 px-3"
          disabled={asked !== undefined}
          onClick={() => give(main)}
        >
          {main === 'take-over' ? (
            <UserRound aria-hidden className="size-5" />
          ) : (
            <RotateCcw aria-hidden className="size-5" />
          )}
          {asked === main
            ? strings.call[WAITING[main]]
            : main === 'take-over'
              ? strings.call.takeOver
              : strings.call.giveBack}
        </Button>
      )}
      <Button
        look="danger"
        className="min-h-12 px-4 whitespace-nowrap"
        disabled={asked !== undefined}
        onClick={() => give('end')}
      >
        <PhoneOff aria-hidden className="size-5" />
        {asked === 'end' ? strings.call.hangingUp : strings.call.hangUp}
      </Button>
    </div>
  );
}

/** The one order that moves this call between the AI and a person. */
export function mainOrder(call: Call): 'take-over' | 'give-back' | undefined {
  switch (call.phase) {
    case 'connecting':
    case 'ai':
      return 'take-over';
    case 'human':
      return 'give-back';
    case 'ringing':
    case 'ringing-human':
    case 'handing-back':
    case 'announcement':
    case 'ended':
      return undefined;
  }
}

function waitingFor(call: Call, me: string | undefined): string {
  if (call.phase === 'ringing-human')
    return isMine(call, me) ? strings.call.ringingYourPhone : strings.call.ringingColleague;
  return call.phase === 'handing-back' ? strings.call.comingBack : '';
}
