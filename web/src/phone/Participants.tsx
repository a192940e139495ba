import { ChevronRight, MicOff, Users, X } from 'lucide-react';
import { useState } from 'react';
import { order } from '../call/command';
import type { Call, CallParticipant } from '../contract/models';
import { useMe } from '../profile';
import { strings } from '../strings';
import { Button, IconButton } from '../ui/Button';
import { Sheet } from '../ui/Sheet';
import { hold } from './hold';
import { useNames } from './names';
import { backToCaller, leave, mine, remove } from './room';

/**
 * Who else is in the call, and what can be done about it; nothing while two talk. On a narrow screen their names are one
 * line that opens.
 */
export function Participants({ call }: { call: Call }) {
  const me = useMe();
  const nameOf = useNames(call);
  const [open, setOpen] = useState(false);
  const self = mine(call, me);
  const others = oncePerGuest(call.participants.filter((one) => one !== self));
  if (self === undefined || others.length === 0) return null;
  const here = others.some(({ standing }) => standing !== 'ringing');
  const mayRemove = (one: CallParticipant) =>
    one.standing === 'ringing' || one.userId === undefined || one.invitedBy === me;
  const names = others.map(
    (one) => nameOf(one) + (one.standing === 'joined' ? '' : ` (${strings.phone.standing[one.standing]})`),
  );
  const list = (className: string) => (
    <ul
      aria-label={strings.phone.participants}
      className={`divide-y divide-line rounded-2xl bg-muted px-3 ${className}`}
    >
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
  );
  const action = 'flex-1 basis-24 px-2 text-sm md:basis-32 md:px-5 md:text-base';
  return (
    <>
      {list('max-md:hidden')}
      <button
        type="button"
        aria-haspopup="dialog"
        aria-label={`${strings.phone.participants}: ${names.join(', ')}`}
        onClick={() => setOpen(true)}
        className="flex min-h-target items-center gap-2 rounded-2xl bg-muted px-3 text-left text-sm md:hidden"
      >
        <Users aria-hidden className="size-5 shrink-0 text-ink-soft" />
        <span className="min-w-0 flex-1 truncate">{names.join(', ')}</span>
        <ChevronRight aria-hidden className="size-5 shrink-0 text-ink-soft" />
      </button>
      <div className="flex flex-wrap gap-1.5 md:gap-2">
        {call.held && (
          <Button className={action} onClick={() => void backToCaller(call, others.filter(mayRemove))}>
            {strings.phone.backToCaller}
          </Button>
        )}
        {call.held && here && (
          <Button className={action} onClick={() => void hold(call, false)}>
            {strings.phone.merge}
          </Button>
        )}
        <Button className={`${action} ${call.held ? '' : 'max-md:hidden'}`} onClick={() => void leave(call)}>
          {call.held ? strings.phone.complete : strings.phone.leave}
        </Button>
        {here && <EndForAll call={call} className={`${action} max-md:hidden`} />}
      </div>
      {open && (
        <Sheet title={strings.phone.participants} onClose={() => setOpen(false)}>
          {list('')}
          <Button className="mt-4 w-full" onClick={() => void leave(call)}>
            {call.held ? strings.phone.complete : strings.phone.leave}
          </Button>
          {here && <EndForAll call={call} className="mt-2 w-full" />}
        </Sheet>
      )}
    </>
  );
}

/** *Hang up* leaves the others with the caller. */
const EndForAll = ({ call, className }: { call: Call; className: string }) => (
  <Button look="danger" className={className} onClick={() => void order(call, 'end')}>
    {strings.phone.endForAll}
  </Button>
);

/** A member is rung on everything they have, and is one person all the same. */
function oncePerGuest(all: CallParticipant[]): CallParticipant[] {
  const key = (one: CallParticipant) => `${one.standing} ${one.userId ?? one.number ?? one.leg}`;
  return [...new Map(all.map((one) => [key(one), one])).values()];
}
