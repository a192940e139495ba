import type { CallDetail } from '../contract/models';
import { CommandButtons } from './CommandButtons';
import { CommandNote } from './CommandNote';
import { Conversation } from './Conversation';

export function CallLive({ call }: { call: CallDetail }) {
  return (
    <>
      <Conversation call={call} />
      <footer className="safe-bottom border-t border-line bg-card">
        <div className="mx-auto max-w-3xl px-3 py-2.5">
          <CommandNote callId={call.id} />
          <CommandButtons call={call} />
        </div>
      </footer>
    </>
  );
}
