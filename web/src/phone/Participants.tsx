import { useQuery } from '@tanstack/react-query';
import { MicOff, X } from 'lucide-react';
import type { Call, CallParticipant } from '../contract/models';
import { useMe } from '../profile';
import { membersQuery } from '../settings/queries';
import { strings } from '../strings';
import { Button, IconButton } from '../ui/Button';
import { backToCaller, hold, leave, mine, remove } from './room';

/** Who else is in the call, and what can be done about it. Nothing while two talk. */
export function Participants({ call }: { call: Call }) {
  const me = useMe();
  const nameOf = useNames();
  const self = mine(call, me);
  const others = oncePerGuest(call.participants.filter((one) => one !== self));
  if (self === undefined || others.length === 0) return null;
  const here = others.some(({ standing }) => standing !== 'ringing');
  const mayRemove = (one: CallParticipant) =>
    one.standing === 'ringing' || one.userId === undefined || one.invitedBy === me;
  return (
    <div className="flex flex-col gap-2">
      <ul aria-label={strings.phone.participants} className="divide-y divide-line rounded-2xl bg-muted px-3">
        {others.map((one) => (
          <li key={one.leg} className="flex min-h-12 items-center gap-2">
            <span className="min-w-0 flex-1 wrap-anywhere">
              {nameOf(one)}
              {one.standing !== 'joined' && (
                <span className="text-ink-soft"> · {strings.phone.standing[one.standing]}</span>
              )}
            </span>
            {one.muted && <MicOff aria-label={strings.phone.isMuted} className="size-5 shrink-0 text-ink-soft" />}
            {mayRemove(one) && (
              <IconButton label={strings.phone.remove(nameOf(one))} onClick={() => void remove(call, one.leg)}>
                <X aria-hidden className="size-5" />
              </IconButton>
            )}
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-2">
        {call.held && (
          <Button className="flex-1 basis-32" onClick={() => void backToCaller(call, others.filter(mayRemove))}>
            {strings.phone.backToCaller}
          </Button>
        )}
        {call.held && here && (
          <Button className="flex-1 basis-32" onClick={() => void hold(call, false)}>
            {strings.phone.merge}
          </Button>
        )}
        <Button className="flex-1 basis-32" onClick={() => void leave(call)}>
          {call.held ? strings.phone.complete : strings.phone.leave}
        </Button>
      </div>
    </div>
  );
}

/** A member is rung on everything they have, and is one person all the same. */
function oncePerGuest(all: CallParticipant[]): CallParticipant[] {
  const key = (one: CallParticipant) => `${one.standing} ${one.userId ?? one.number ?? one.leg}`;
  return [...new Map(all.map((one) => [key(one), one])).values()];
}

function useNames(): (one: CallParticipant) => string {
  const members = useQuery(membersQuery);
  return ({ userId, number }) =>
    members.data?.find(({ id }) => id === userId)?.fullName ?? number ?? strings.phone.unknownGuest;
}
