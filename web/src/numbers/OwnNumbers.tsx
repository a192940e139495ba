import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { Badge } from '../settings/Section';
import type { PhoneNumber } from '../contract/models';
import { strings } from '../strings';
import { Button } from '../ui/Button';
import { Read } from '../ui/States';
import { AddOwnNumber } from './AddOwnNumber';
import { CodeSheet } from './CodeSheet';
import { OpenRow } from './OpenRow';
import { OwnNumberSheet } from './OwnNumberSheet';
import { ownNumbersQuery } from './queries';

type Open = { kind: 'nothing' } | { kind: 'add' } | { kind: 'number' | 'code'; id: string };

const MOST = 5;

/** Phones of the member, whatever their role. */
export function OwnNumbers() {
  const words = strings.numbers.own;
  const query = useQuery(ownNumbersQuery);
  const [open, setOpen] = useState<Open>({ kind: 'nothing' });
  const close = () => setOpen({ kind: 'nothing' });
  const numbers = query.data ?? [];
  const opened = 'id' in open ? numbers.find(({ id }) => id === open.id) : undefined;
  return (
    <>
      <p className="text-sm text-ink-soft">{words.hint}</p>
      <Read query={query} rows={1}>
        {numbers.length === 0 && <p>{words.none}</p>}
        <ul className="divide-y divide-line empty:hidden">
          {numbers.map((number) => (
            <OpenRow
              key={number.id}
              label={words.manage(number.display)}
              title={
                <>
                  <span className="font-semibold whitespace-nowrap tabular-nums">{number.display}</span>
                  {number.primary && <Badge>{words.rings}</Badge>}
                </>
              }
              note={[number.label, number.verified ? words.confirmed : words.unconfirmed]
                .filter((part) => part !== undefined)
                .join(' · ')}
              onOpen={() => setOpen({ kind: 'number', id: number.id })}
            />
          ))}
        </ul>
        {numbers.length < MOST && (
          <Button className="self-start" onClick={() => setOpen({ kind: 'add' })}>
            <Plus aria-hidden className="size-5" />
            {words.add}
          </Button>
        )}
      </Read>
      {open.kind === 'add' && <AddOwnNumber onAdded={(added) => setOpen(next(added))} onClose={close} />}
      {open.kind === 'number' && opened !== undefined && (
        <OwnNumberSheet number={opened} onConfirm={() => setOpen({ kind: 'code', id: opened.id })} onClose={close} />
      )}
      {open.kind === 'code' && opened !== undefined && <CodeSheet number={opened} onClose={close} />}
    </>
  );
}

const next = ({ id, verified }: PhoneNumber): Open => ({ kind: verified ? 'number' : 'code', id });
