import { X } from 'lucide-react';
import { useStore } from '../store';
import { strings } from '../strings';
import { IconButton } from '../ui/Button';
import { commandOf, commandStore, dismiss } from './command';

/** What became of an order, when it did not become what was asked. */
export function CommandNote({ callId }: { callId: string }) {
  const command = commandOf(useStore(commandStore), callId);
  if (command.kind !== 'refused' && command.kind !== 'unanswered') return null;
  return (
    <div
      role="alert"
      className="animate-fade mb-2 flex items-center gap-2 rounded-2xl bg-danger-soft py-1 pl-4 text-sm text-danger"
    >
      <p className="flex-1 py-2">
        {command.kind === 'unanswered' ? (
          strings.call.unanswered
        ) : (
          <>
            <strong className="font-semibold">{strings.call.refused[command.order]}</strong> {command.title}{' '}
            {command.detail}
          </>
        )}
      </p>
      <IconButton label={strings.common.close} className="text-danger" onClick={() => dismiss(callId)}>
        <X aria-hidden className="size-4" />
      </IconButton>
    </div>
  );
}
