import { AudioLines, UserPlus } from 'lucide-react';
import type { ReactNode } from 'react';
import { RecordButton } from '../call/RecordButton';
import type { Call } from '../contract/models';
import { strings } from '../strings';
import { Sheet } from '../ui/Sheet';
import type { InCallSheet } from './InCall';

/** What is needed less often in a call, where there is no room for it beside the rest. */
export function MoreSheet({
  call,
  sound,
  add,
  onOpen,
  onClose,
}: {
  call: Call;
  sound: boolean;
  add: boolean;
  onOpen: (sheet: InCallSheet) => void;
  onClose: () => void;
}) {
  return (
    <Sheet title={strings.phone.more} onClose={onClose}>
      <div className="mb-3 flex flex-col divide-y divide-line">
        {add && (
          <Choice icon={<UserPlus />} onClick={() => onOpen('add')}>
            {strings.phone.addTitle}
          </Choice>
        )}
        {sound && (
          <Choice icon={<AudioLines />} onClick={() => onOpen('sound')}>
            {strings.phone.sound}
          </Choice>
        )}
      </div>
      <RecordButton call={call} />
    </Sheet>
  );
}

function Choice({ icon, onClick, children }: { icon: ReactNode; onClick: () => void; children: ReactNode }) {
  return (
    <button
      type="button"
      data-first
      aria-haspopup="dialog"
      onClick={onClick}
      className="flex min-h-14 items-center gap-4 text-left font-medium -outline-offset-2 hover:bg-muted"
    >
      <span aria-hidden className="text-ink-soft [&_svg]:size-5">
        {icon}
      </span>
      {children}
    </button>
  );
}
