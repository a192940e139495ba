import type { CallDetail } from '../contract/models';
import { InCall } from '../phone/InCall';
import { isTalking } from '../phone/lines';
import { RescueNote } from '../phone/RescueNote';
import { mine } from '../phone/room';
import { useLine } from '../phone/use-phone';
import { useMe } from '../profile';
import { CommandButtons } from './CommandButtons';
import { CommandNote } from './CommandNote';
import { Conversation } from './Conversation';
import { RecordButton } from './RecordButton';

export function CallLive({ call }: { call: CallDetail }) {
  const line = useLine(call.id);
  const me = useMe();
  const here = isTalking(line) ? line : undefined;
  const inIt = here !== undefined || mine(call, me) !== undefined;
  return (
    <div className="flex min-h-0 flex-1 flex-col low:flex-row">
      <Conversation call={call} />
      <footer className="safe-bottom border-t border-line bg-card low:w-92 low:shrink-0 low:overflow-y-auto low:border-t-0 low:border-l">
        <div className="mx-auto max-w-3xl px-3 py-2 md:py-2.5">
          <CommandNote callId={call.id} />
          <RescueNote call={call} />
          {inIt && <InCall call={call} line={here} />}
          <div className={inIt ? 'max-md:hidden' : undefined}>
            <RecordButton call={call} />
          </div>
          <CommandButtons call={call} />
        </div>
      </footer>
    </div>
  );
}
