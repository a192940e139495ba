import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { fieldErrors } from '../api/failure';
import { request } from '../api/request';
import { phoneNumberSchema, type PhoneNumber } from '../contract/models';
import { membersQuery } from '../settings/queries';
import { strings } from '../strings';
import { Check, SelectField, TextField } from '../ui/Field';
import { notify } from '../ui/notices';
import { fromChoice, toChoice } from './assignee';
import { EditSheet } from './EditSheet';
import { departmentsQuery, NUMBERS } from './queries';
import { Release } from './Release';

/** Label, who is rung, main or not; and the way to give it up. */
export function NumberSheet({
  number,
  all,
  onClose,
}: {
  number: PhoneNumber;
  all: readonly PhoneNumber[];
  onClose: () => void;
}) {
  const words = strings.numbers.business;
  const client = useQueryClient();
  const { data: members = [] } = useQuery(membersQuery);
  const { data: departments = [] } = useQuery(departmentsQuery);
  const [label, setLabel] = useState(number.label ?? '');
  const [choice, setChoice] = useState(toChoice(number.assignedTo));
  const [primary, setPrimary] = useState(number.primary);
  const [releasing, setReleasing] = useState(false);
  const saving = useMutation({
    mutationFn: () => {
      const assignedTo = fromChoice(choice);
      return request(phoneNumberSchema, {
        method: 'PUT',
        path: `${NUMBERS}/${number.id}`,
        body: {
          primary,
          ...(label.trim() === '' ? {} : { label: label.trim() }),
          ...(assignedTo === undefined ? {} : { assignedTo }),
        },
      });
    },
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['numbers'] });
      notify(strings.common.saved);
      onClose();
    },
  });
  if (releasing) return <Release number={number} all={all} onBack={() => setReleasing(false)} onDone={onClose} />;
  return (
    <EditSheet
      title={number.display}
      saving={saving}
      removal={{ label: strings.numbers.release.action, onRemove: () => setReleasing(true) }}
      onClose={onClose}
    >
      <TextField
        label={words.label}
        hint={words.labelHint}
        error={fieldErrors(saving.error)['label']}
        maxLength={60}
        value={label}
        onChange={(event) => setLabel(event.target.value)}
      />
      <SelectField label={words.assigned} value={choice} onChange={(event) => setChoice(event.target.value)}>
        <option value="">{words.owner}</option>
        <Group label={words.departments} kind="department" choices={departments} />
        <Group
          label={words.members}
          kind="member"
          choices={members
            .filter(({ id, role }) => role !== 'viewer' || id === number.assignedTo?.memberId)
            .map(({ id, fullName }) => ({ id, name: fullName }))}
        />
      </SelectField>
      {number.primary ? (
        <p className="text-sm text-ink-soft">{words.isMain}</p>
      ) : (
        <Check label={words.makeMain} checked={primary} onChange={(event) => setPrimary(event.target.checked)} />
      )}
    </EditSheet>
  );
}

function Group({
  label,
  kind,
  choices,
}: {
  label: string;
  kind: 'member' | 'department';
  choices: readonly { id: string; name: string }[];
}) {
  if (choices.length === 0) return null;
  return (
    <optgroup label={label}>
      {choices.map(({ id, name }) => (
        <option key={id} value={`${kind}:${id}`}>
          {name}
        </option>
      ))}
    </optgroup>
  );
}
