import { useMutation } from '@tanstack/react-query';
import type { Call } from '../contract/models';
import { strings } from '../strings';
import { Sheet } from '../ui/Sheet';
import { add, type Guest } from './room';
import { Whom } from './Whom';

/** Who is to be in the call as well. */
export function AddSheet({ call, onClose }: { call: Call; onClose: () => void }) {
  const adding = useMutation({ mutationFn: (guest: Guest) => add(call, guest), onSuccess: onClose });
  return (
    <Sheet title={strings.phone.addTitle} onClose={onClose}>
      <p className="mb-4 text-sm text-ink-soft">{strings.phone.addHint}</p>
      <Whom call={call} choosing={adding} submit={strings.phone.ring} />
    </Sheet>
  );
}
