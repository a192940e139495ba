import { PhoneCall } from 'lucide-react';
import { strings } from '../strings';
import { Empty } from '../ui/States';

export function NothingChosen() {
  return (
    <div className="flex h-full items-center justify-center">
      <Empty icon={<PhoneCall className="size-7" />} title={strings.calls.pickTitle}>
        <p>{strings.calls.pick}</p>
      </Empty>
    </div>
  );
}
