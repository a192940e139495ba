import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ArrowUp, Plus, X } from 'lucide-react';
import { useState } from 'react';
import { fieldErrors } from '../api/failure';
import { nothing, request } from '../api/request';
import { departmentSchema, type Department } from '../contract/models';
import { membersQuery } from '../settings/queries';
import { strings } from '../strings';
import { announce } from '../ui/announcer';
import { IconButton } from '../ui/Button';
import { ConfirmAct } from '../ui/ConfirmAct';
import { TextField } from '../ui/Field';
import { notify } from '../ui/notices';
import { EditSheet } from './EditSheet';
import { businessNumbersQuery, DEPARTMENTS, departmentsQuery } from './queries';

/** Name and members in the order they are rung; without a department, a new one. */
export function DepartmentSheet({ department, onClose }: { department: Department | undefined; onClose: () => void }) {
  const client = useQueryClient();
  const { data: numbers = [] } = useQuery(businessNumbersQuery);
  const [name, setName] = useState(department?.name ?? '');
  const [memberIds, setMemberIds] = useState<readonly string[]>(department?.memberIds ?? []);
  const [removing, setRemoving] = useState(false);
  const refresh = () =>
    Promise.all([departmentsQuery, businessNumbersQuery].map(({ queryKey }) => client.invalidateQueries({ queryKey })));
  const saving = useMutation({
    mutationFn: () =>
      request(departmentSchema, {
        ...(department === undefined
          ? { method: 'POST', path: DEPARTMENTS }
          : { method: 'PUT', path: `${DEPARTMENTS}/${department.id}` }),
        body: { name: name.trim(), memberIds },
      }),
    onSuccess: () => {
      void refresh();
      notify(strings.common.saved);
      onClose();
    },
  });
  if (removing && department !== undefined) {
    const ringing = numbers.filter(({ assignedTo }) => assignedTo?.departmentId === department.id).length;
    return (
      <ConfirmAct
        title={strings.numbers.departments.remove}
        text={strings.numbers.departments.removeAsk(department.name, ringing)}
        action={strings.numbers.departments.remove}
        act={async () => {
          await request(nothing, { method: 'DELETE', path: `${DEPARTMENTS}/${department.id}` });
          await refresh();
          notify(strings.numbers.departments.removed);
        }}
        onClose={() => setRemoving(false)}
      />
    );
  }
  return (
    <EditSheet
      title={department?.name ?? strings.numbers.departments.add}
      saving={saving}
      removal={department && { label: strings.common.delete, onRemove: () => setRemoving(true) }}
      onClose={onClose}
    >
      <TextField
        label={strings.numbers.departments.name}
        hint={strings.numbers.departments.nameHint}
        error={fieldErrors(saving.error)['name']}
        required
        maxLength={60}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <MembersInOrder memberIds={memberIds} onChange={setMemberIds} />
    </EditSheet>
  );
}

function MembersInOrder({
  memberIds,
  onChange,
}: {
  memberIds: readonly string[];
  onChange: (memberIds: readonly string[]) => void;
}) {
  const { data: members = [] } = useQuery(membersQuery);
  const inside = memberIds.flatMap((id) => members.filter((member) => member.id === id));
  const others = members.filter(({ id, role }) => role !== 'viewer' && !memberIds.includes(id));
  const up = (id: string, name: string) => {
    const at = memberIds.indexOf(id);
    onChange(memberIds.toSpliced(at, 1).toSpliced(at - 1, 0, id));
    announce(strings.numbers.departments.movedTo(name, at, memberIds.length));
  };
  return (
    <>
      <section aria-label={strings.numbers.departments.members} className="flex flex-col gap-1">
        <h3 className="text-sm font-medium">{strings.numbers.departments.members}</h3>
        {inside.length === 0 && <p className="text-sm text-ink-soft">{strings.numbers.departments.nobody}</p>}
        <ol className="divide-y divide-line empty:hidden">
          {inside.map(({ id, fullName }, index) => (
            <li key={id} className="flex min-h-14 items-center gap-1">
              <span aria-hidden className="w-6 shrink-0 text-ink-soft tabular-nums">
                {index + 1}
              </span>
              <span className="min-w-0 flex-1 wrap-anywhere">{fullName}</span>
              {index > 0 && (
                <IconButton label={strings.numbers.departments.up(fullName)} onClick={() => up(id, fullName)}>
                  <ArrowUp aria-hidden className="size-5" />
                </IconButton>
              )}
              <IconButton
                label={strings.numbers.departments.take(fullName)}
                onClick={() => onChange(memberIds.filter((one) => one !== id))}
              >
                <X aria-hidden className="size-5" />
              </IconButton>
            </li>
          ))}
        </ol>
      </section>
      {others.length > 0 && (
        <section aria-label={strings.numbers.departments.others} className="flex flex-col gap-1">
          <h3 className="text-sm font-medium">{strings.numbers.departments.others}</h3>
          <ul className="divide-y divide-line">
            {others.map(({ id, fullName }) => (
              <li key={id} className="flex min-h-14 items-center gap-1">
                <span className="min-w-0 flex-1 text-ink-soft wrap-anywhere">{fullName}</span>
                <IconButton
                  label={strings.numbers.departments.put(fullName)}
                  onClick={() => onChange([...memberIds, id])}
                >
                  <Plus aria-hidden className="size-5" />
                </IconButton>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
