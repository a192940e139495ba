import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useMay } from '../may';
import { membersQuery } from '../settings/queries';
import { strings } from '../strings';
import { Button } from '../ui/Button';
import { Read } from '../ui/States';
import { DepartmentSheet } from './DepartmentSheet';
import { OpenRow } from './OpenRow';
import { departmentsQuery } from './queries';

export function Departments() {
  const words = strings.numbers.departments;
  const query = useQuery(departmentsQuery);
  const { data: members } = useQuery(membersQuery);
  const mayManage = useMay('manageNumbers');
  const [open, setOpen] = useState<string>();
  const department = query.data?.find(({ id }) => id === open);
  const nameOf = (id: string) => members?.find((member) => member.id === id)?.fullName;
  return (
    <>
      <p className="text-sm text-ink-soft">{words.hint}</p>
      <Read query={query} rows={1}>
        {query.data?.length === 0 && <p>{words.none}</p>}
        <ul className="divide-y divide-line empty:hidden">
          {query.data?.map(({ id, name, memberIds }) => (
            <OpenRow
              key={id}
              label={words.manage(name)}
              title={name}
              note={
                memberIds.length === 0
                  ? words.nobody
                  : memberIds
                      .map(nameOf)
                      .filter((one) => one !== undefined)
                      .join(', ')
              }
              onOpen={mayManage ? () => setOpen(id) : undefined}
            />
          ))}
        </ul>
      </Read>
      {mayManage && (
        <Button className="self-start" onClick={() => setOpen('new')}>
          <Plus aria-hidden className="size-5" />
          {words.add}
        </Button>
      )}
      {(open === 'new' || department !== undefined) && (
        <DepartmentSheet department={department} onClose={() => setOpen(undefined)} />
      )}
    </>
  );
}
