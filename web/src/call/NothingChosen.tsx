import { Link } from '@tanstack/react-router';
import { PhoneCall } from 'lucide-react';
import { strings } from '../strings';
import { buttonLook } from '../ui/Button';
import { Empty } from '../ui/States';
import { other } from './other';
import { isLive, useCalls } from './queries';

/** Beside the list on a desktop. A running call comes before anything in the past. */
export function NothingChosen() {
  const { calls } = useCalls();
  const live = calls.find(isLive);
  return (
    <div className="flex h-full items-center justify-center">
      {live === undefined ? (
        <Empty icon={<PhoneCall className="size-7" />} title={strings.calls.pickTitle}>
          <p>{calls.length === 0 ? strings.calls.none : strings.calls.pick}</p>
        </Empty>
      ) : (
        <Empty
          icon={<PhoneCall className="size-7" />}
          title={strings.calls.liveTitle}
          action={
            <Link to="/calls/$callId" params={{ callId: live.id }} className={buttonLook('quiet')}>
              {strings.calls.openLive}
            </Link>
          }
        >
          <p className="tabular-nums">{other(live).display}</p>
        </Empty>
      )}
    </div>
  );
}
