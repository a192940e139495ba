import { useQuery } from '@tanstack/react-query';
import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import type { Call } from '../contract/models';
import { useMe } from '../profile';
import { departmentsQuery } from '../numbers/queries';
import { membersQuery } from '../settings/queries';
import { strings } from '../strings';
import { TextField } from '../ui/Field';
import { Form } from '../ui/Form';
import { Read } from '../ui/States';
import type { Guest } from './room';
import { useSuggestions } from './suggestions';
import { useNumber } from './use-number';

interface Choosing {
  isPending: boolean;
  isError: boolean;
  error: unknown;
  mutate: (guest: Guest) => void;
}

/** Somebody of the team, a department, a contact, or any number. */
export function Whom({ call, choosing, submit }: { call: Call; choosing: Choosing; submit: string }) {
  const me = useMe();
  const members = useQuery(membersQuery);
  const { data: departments = [] } = useQuery(departmentsQuery);
  const there = new Set(call.participants.map(({ userId }) => userId));
  const others = members.data?.filter(({ id, role }) => id !== me && role !== 'viewer' && !there.has(id));
  const nameOf = new Map(members.data?.map(({ id, fullName }) => [id, fullName]));
  // Whoever is in the call already is not rung: a department of nobody else is none.
  const groups = departments.flatMap(({ id, name, memberIds }) => {
    const rung = memberIds.filter((one) => one !== me && !there.has(one)).map((one) => nameOf.get(one));
    return rung.length === 0 ? [] : [{ id, name, who: rung.filter((one) => one !== undefined).join(', ') }];
  });
  const [number, setNumber] = useState('');
  const numberOf = useNumber();
  const [wrong, setWrong] = useState(false);
  const suggestions = useSuggestions(number);
  return (
    <>
      <Read query={members} rows={3}>
        {others?.length === 0 && <p className="text-ink-soft">{strings.phone.noMembers}</p>}
        <ul aria-label={strings.phone.members} className="divide-y divide-line empty:hidden">
          {others?.map(({ id, fullName, presence }) => (
            <Choice
              key={id}
              name={fullName}
              hint={strings.phone.presence[presence]}
              disabled={choosing.isPending}
              onClick={() => choosing.mutate({ member: id })}
            />
          ))}
        </ul>
        {groups.length > 0 && <h3 className="mt-4 text-sm font-semibold text-ink-soft">{strings.phone.departments}</h3>}
        <ul aria-label={strings.phone.departments} className="divide-y divide-line empty:hidden">
          {groups.map(({ id, name, who }) => (
            <Choice
              key={id}
              name={name}
              hint={who}
              disabled={choosing.isPending}
              onClick={() => choosing.mutate({ department: id })}
            />
          ))}
        </ul>
      </Read>
      <div className="mt-5">
        <Form
          sending={choosing}
          submit={submit}
          onSubmit={() => {
            const phone = numberOf(number)?.number;
            setWrong(phone === undefined);
            if (phone !== undefined) choosing.mutate({ phone });
          }}
        >
          <TextField
            label={strings.phone.toNumber}
            type="tel"
            autoComplete="off"
            required
            value={number}
            error={wrong ? strings.phone.notANumber : undefined}
            onChange={(event) => setNumber(event.target.value)}
          />
          <ul aria-label={strings.phone.suggestions} className="flex flex-wrap gap-2 empty:hidden">
            {suggestions.map((one) => (
              <li key={one.number}>
                <button
                  type="button"
                  onClick={() => setNumber(one.number)}
                  className="min-h-target rounded-full bg-muted px-4 text-sm wrap-anywhere hover:bg-line"
                >
                  {one.display}
                </button>
              </li>
            ))}
          </ul>
        </Form>
      </div>
    </>
  );
}

function Choice({
  name,
  hint,
  disabled,
  onClick,
}: {
  name: string;
  hint: string;
  disabled: boolean;
  onClick: () => void;
}) {
  return (
    <li>
      <button
        type="button"
        disabled={disabled}
        onClick={onClick}
        className="flex min-h-14 w-full items-center gap-3 py-2 text-left hover:bg-muted"
      >
        <span className="flex min-w-0 flex-1 flex-col">
          <span className="font-medium wrap-anywhere">{name}</span>
          <span className="text-sm text-ink-soft wrap-anywhere">{hint}</span>
        </span>
        <ChevronRight aria-hidden className="size-5 shrink-0 text-ink-soft" />
      </button>
    </li>
  );
}
