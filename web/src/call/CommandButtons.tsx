import { PhoneOff, RotateCcw, UserRound } from 'lucide-react';
import type { Call } from '../contract/models';
import { useStore } from '../store';
import { strings } from '../strings';
import { Button } from '../ui/Button';
import { commandOf, commandStore, order, type Order } from './command';

const WAITING: Record<Order, string> = {
  'take-over': strings.call.takingOver,
  'give-back': strings.call.givingBack,
  end: strings.call.hangingUp,
};

/** What can be done with a live call now. Taking over is the only filled button on the screen. */
export function CommandButtons({ call }: { call: Call }) {
  const command = commandOf(useStore(commandStore), call.id);
  const asked = command.kind === 'asked' ? command.order : undefined;
  const main = mainOrder(call);
  return (
    <div className="flex flex-wrap gap-2">
      {main === undefined ? (
        <p className="flex min-h-12 flex-1 items-center justify-center px-2 font-medium">{waitingFor(call)}</p>
      ) : (
        <Button
          look={main === 'take-over' ? 'filled' : 'quiet'}
          className="min-h-12 flex-auto px-4"
          disabled={asked !== undefined}
          onClick={() => void order(call, main)}
        >
          {main === 'take-over' ? (
            <UserRound aria-hidden className="size-5" />
          ) : (
            <RotateCcw aria-hidden className="size-5" />
          )}
          {asked === main ? WAITING[main] : main === 'take-over' ? strings.call.takeOver : strings.call.giveBack}
        </Button>
      )}
      <Button
        look="danger"
        className="min-h-12 px-4 whitespace-nowrap"
        disabled={asked !== undefined}
        onClick={() => void order(call, 'end')}
      >
        <PhoneOff aria-hidden className="size-5" />
        {asked === 'end' ? WAITING.end : strings.call.hangUp}
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

function waitingFor(call: Call): string {
  if (call.phase === 'ringing-human') return strings.call.ringingYourPhone;
  return call.phase === 'handing-back' ? strings.call.comingBack : '';
}
