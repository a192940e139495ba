import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Call, CallParticipant } from '../contract/models';
import { useMe } from '../profile';
import { strings } from '../strings';
import { Button } from '../ui/Button';
import { useNames } from './names';
import { add, askFirst, mine, takenOut, type Guest } from './room';

const SHOWN_MS = 12_000;

/** Who was rung for the call and did not come, for a while, and the way to ring them again. */
export function NotJoined({ call }: { call: Call }) {
  const me = useMe();
  const nameOf = useNames(call);
  const [seen, setSeen] = useState(call.participants);
  const [missing, setMissing] = useState<CallParticipant>();
  if (seen !== call.participants) {
    setSeen(call.participants);
    const rang = mine(call, me) === undefined ? undefined : whoGaveUp(call, seen);
    const back = missing !== undefined && call.participants.some((one) => isSame(one, missing));
    if (rang !== undefined || back) setMissing(rang);
  }
  useEffect(() => {
    const timer = setTimeout(() => setMissing(undefined), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [missing]);
  const again = useMutation({
    mutationFn: (guest: Guest) => (call.held ? askFirst(call, guest) : add(call, guest)),
  });
  const guest = missing === undefined ? undefined : guestOf(missing);
  return (
    <div role="status" className="flex flex-wrap items-center justify-center gap-x-3 text-sm empty:hidden">
      {missing !== undefined && <p className="wrap-anywhere">{strings.phone.didNotJoin(nameOf(missing))}</p>}
      {guest !== undefined && (
        <Button look="plain" disabled={again.isPending} onClick={() => again.mutate(guest)}>
          {strings.common.retry}
        </Button>
      )}
    </div>
  );
}

const isSame = (one: CallParticipant, other: CallParticipant) =>
  one.leg === other.leg || (one.userId !== undefined && one.userId === other.userId);

/** Of those who were rung, one who is not any more, unless a member took them out or somebody else came instead. */
function whoGaveUp(call: Call, before: CallParticipant[]): CallParticipant | undefined {
  const came = call.participants.some(
    (one) => one.standing !== 'ringing' && before.find(({ leg }) => leg === one.leg)?.standing === 'ringing',
  );
  if (came) return undefined;
  return before.find(
    (one) =>
      one.standing === 'ringing' && !takenOut(call.id, one.leg) && !call.participants.some((now) => isSame(now, one)),
  );
}

function guestOf({ userId, number }: CallParticipant): Guest | undefined {
  if (userId !== undefined) return { member: userId };
  return number === undefined ? undefined : { phone: number };
}
