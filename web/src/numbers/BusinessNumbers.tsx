import { useQuery } from '@tanstack/react-query';
import { Plus, Search } from 'lucide-react';
import { useState } from 'react';
import { useMay } from '../may';
import { Badge } from '../settings/Section';
import { membersQuery } from '../settings/queries';
import { strings } from '../strings';
import { Button } from '../ui/Button';
import { Read } from '../ui/States';
import { AddNumber } from './AddNumber';
import { rings } from './assignee';
import { FindNumber } from './FindNumber';
import { NotTakenBack } from './NotTakenBack';
import { NumberSheet } from './NumberSheet';
import { OpenRow } from './OpenRow';
import { Orders } from './Orders';
import { businessNumbersQuery, departmentsQuery } from './queries';

type Open = { kind: 'nothing' } | { kind: 'find' } | { kind: 'add' } | { kind: 'number'; id: string };

export function BusinessNumbers() {
  const words = strings.numbers.business;
  const query = useQuery(businessNumbersQuery);
  const { data: members } = useQuery(membersQuery);
  const { data: departments } = useQuery(departmentsQuery);
  const mayManage = useMay('manageNumbers');
  const [open, setOpen] = useState<Open>({ kind: 'nothing' });
  const close = () => setOpen({ kind: 'nothing' });
  const numbers = query.data ?? [];
  const opened = open.kind === 'number' ? numbers.find(({ id }) => id === open.id) : undefined;
  return (
    <>
      <p className="text-sm text-ink-soft">{words.hint}</p>
      <Read query={query} rows={1}>
        {numbers.length === 0 && <p>{mayManage ? words.none : words.noneToRead}</p>}
        <ul className="divide-y divide-line empty:hidden">
          {numbers.map((number) => (
            <OpenRow
              key={number.id}
              label={words.manage(number.display)}
              title={
                <>
                  <span className="font-semibold whitespace-nowrap tabular-nums">{number.display}</span>
                  {number.primary && <Badge>{words.main}</Badge>}
                </>
              }
              note={[number.label, rings(number, members, departments)]
                .filter((part) => part !== undefined)
                .join(' · ')}
              onOpen={mayManage ? () => setOpen({ kind: 'number', id: number.id }) : undefined}
            />
          ))}
        </ul>
      </Read>
      <NotTakenBack />
      <Orders onSearch={() => setOpen({ kind: 'find' })} />
      {mayManage && (
        <div className="flex flex-wrap gap-2">
          <Button onClick={() => setOpen({ kind: 'find' })}>
            <Search aria-hidden className="size-5" />
            {words.find}
          </Button>
          <Button onClick={() => setOpen({ kind: 'add' })}>
            <Plus aria-hidden className="size-5" />
            {words.add}
          </Button>
        </div>
      )}
      {open.kind === 'find' && <FindNumber onClose={close} />}
      {open.kind === 'add' && <AddNumber onClose={close} />}
      {opened !== undefined && <NumberSheet number={opened} all={numbers} onClose={close} />}
    </>
  );
}
