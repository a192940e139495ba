import { MessageSquareText } from 'lucide-react';
import { useState } from 'react';
import type { CallDetail } from '../contract/models';
import { SendText } from '../messages/SendText';
import { strings } from '../strings';
import { IconButton } from '../ui/Button';
import { CommandButtons } from './CommandButtons';
import { CommandNote } from './CommandNote';
import { Conversation } from './Conversation';

export function CallLive({ call }: { call: CallDetail }) {
  const [texting, setTexting] = useState(false);
  return (
    <>
      <Conversation call={call} />
      <footer className="safe-bottom border-t border-line bg-card">
        <div className="mx-auto max-w-3xl px-3 py-2.5">
          <CommandNote callId={call.id} />
          <div className="flex items-center gap-1">
            <div className="min-w-0 flex-1">
              <CommandButtons call={call} />
            </div>
            <IconButton label={strings.call.sendText} onClick={() => setTexting(true)}>
              <MessageSquareText aria-hidden className="size-5" />
            </IconButton>
          </div>
        </div>
      </footer>
      {texting && <SendText call={call} onClose={() => setTexting(false)} />}
    </>
  );
}
