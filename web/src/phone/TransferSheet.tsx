import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { order } from '../call/command';
import type { Call } from '../contract/models';
import { strings } from '../strings';
import { Check } from '../ui/Field';
import { Sheet } from '../ui/Sheet';
import { askFirst, type Guest } from './room';
import { Whom } from './Whom';

/** To whom the caller is passed on, at once or after a word in private. */
export function TransferSheet({ call, onClose }: { call: Call; onClose: () => void }) {
  const [first, setFirst] = useState(false);
  const passing = useMutation({
    // A refusal is shown beside the buttons of the call.
    mutationFn: (guest: Guest): Promise<unknown> => (first ? askFirst(call, guest) : order(call, 'transfer', guest)),
    onSuccess: onClose,
  });
  return (
    <Sheet title={strings.phone.transferTitle} onClose={onClose}>
      <Check label={strings.phone.askFirst} checked={first} onChange={(event) => setFirst(event.target.checked)} />
      <p className="mt-2 mb-4 text-sm text-ink-soft">
        {first ? strings.phone.askFirstHint : strings.phone.transferHint}
      </p>
      <Whom call={call} choosing={passing} submit={first ? strings.phone.ring : strings.phone.passOn} />
    </Sheet>
  );
}
