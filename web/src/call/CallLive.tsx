import type { CallDetail } from '../contract/models';
import { InCall } from '../phone/InCall';
import { isTalking } from '../phone/lines';
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
  return (
    <>
      <Conversation call={call} />
      <footer className="safe-bottom border-t border-line bg-card">
        <div className="mx-auto max-w-3xl px-3 py-2.5">
          <CommandNote callId={call.id} />
          {isTalking(line) ? (
            <InCall call={call} line={line} />
          ) : (
            mine(call, me) !== undefined && <InCall call={call} line={undefined} />
          )}
          <RecordButton call={call} />
          <CommandButtons call={call} />
        </div>
      </footer>
    </>
  );
}
