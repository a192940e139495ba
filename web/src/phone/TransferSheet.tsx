import { useMutation, useQuery } from '@tanstack/react-query';
import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { order } from '../call/command';
import type { Call } from '../contract/models';
import { toE164 } from '../phone-number';
import { useMe } from '../profile';
import { membersQuery } from '../settings/queries';
import { strings } from '../strings';
import { TextField } from '../ui/Field';
import { Form } from '../ui/Form';
import { Sheet } from '../ui/Sheet';
import { Read } from '../ui/States';

type Target = { member: string } | { phone: string };

/** To whom the caller is passed on: somebody of the team, or any number. */
export function TransferSheet({ call, onClose }: { call: Call; onClose: () => void }) {
  const me = useMe();
  const members = useQuery(membersQuery);
  const others = members.data?.filter(({ id, role }) => id !== me && role !== 'viewer');
  const [number, setNumber] = useState('');
  const [wrong, setWrong] = useState(false);
  const passing = useMutation({
    // A refusal is shown beside the buttons of the call.
    mutationFn: (target: Target) => order(call, 'transfer', target),
    onSuccess: onClose,
  });
  return (
    <Sheet title={strings.phone.transferTitle} onClose={onClose}>
      <p className="mb-4 text-sm text-ink-soft">{strings.phone.transferHint}</p>
      <Read query={members} rows={3}>
        {others?.length === 0 && <p className="text-ink-soft">{strings.phone.noMembers}</p>}
        <ul aria-label={strings.phone.members} className="divide-y divide-line empty:hidden">
          {others?.map(({ id, fullName, presence }) => (
            <li key={id}>
              <button
                type="button"
                disabled={passing.isPending}
                onClick={() => passing.mutate({ member: id })}
                className="flex min-h-14 w-full items-center gap-3 py-2 text-left hover:bg-muted"
              >
                <span className="flex min-w-0 flex-1 flex-col">
                  <span className="font-medium wrap-anywhere">{fullName}</span>
                  <span className="text-sm text-ink-soft">{strings.phone.presence[presence]}</span>
                </span>
                <ChevronRight aria-hidden className="size-5 shrink-0 text-ink-soft" />
              </button>
            </li>
          ))}
        </ul>
      </Read>
      <div className="mt-5">
        <Form
          sending={passing}
          submit={strings.phone.passOn}
          onSubmit={() => {
            const phone = toE164(number);
            setWrong(phone === undefined);
            if (phone !== undefined) passing.mutate({ phone });
          }}
        >
          <TextField
            label={strings.phone.toNumber}
            type="tel"
            autoComplete="off"
            required
            value={number}
            error={wrong ? strings.errors.phone : undefined}
            onChange={(event) => setNumber(event.target.value)}
          />
        </Form>
      </div>
    </Sheet>
  );
}
