import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Plus, Trash2, X } from 'lucide-react';
import { useId, useState } from 'react';
import { fieldErrors } from '../api/failure';
import { nothing, request } from '../api/request';
import { contactSchema, type Contact } from '../contract/models';
import { useNumber } from '../phone/use-number';
import { strings } from '../strings';
import { Button, IconButton } from '../ui/Button';
import { ConfirmAct } from '../ui/ConfirmAct';
import { Check, TextArea, TextField } from '../ui/Field';
import { notify } from '../ui/notices';
import { Sheet } from '../ui/Sheet';
import { Refusal } from '../ui/States';
import { CONTACTS } from './queries';

const MOST_NUMBERS = 10;

/** Everything about a contact; without one, a new one, perhaps with a number that rang. */
export function ContactSheet({
  contact,
  number,
  onClose,
}: {
  contact: Contact | undefined;
  number?: string;
  onClose: () => void;
}) {
  const form = useId();
  const client = useQueryClient();
  const [name, setName] = useState(contact?.name ?? '');
  const [company, setCompany] = useState(contact?.company ?? '');
  const [note, setNote] = useState(contact?.note ?? '');
  const numberOf = useNumber();
  const [numbers, setNumbers] = useState(contact?.numbers.map((one) => one.number) ?? [number ?? '']);
  const [vip, setVip] = useState(contact?.vip ?? false);
  const [blocked, setBlocked] = useState(contact?.blocked ?? false);
  const [checked, setChecked] = useState(false);
  const [removing, setRemoving] = useState(false);
  const refresh = () =>
    Promise.all(
      ['contacts', 'calls', 'call', 'found-calls', 'texts'].map((one) => client.invalidateQueries({ queryKey: [one] })),
    );
  const saving = useMutation({
    mutationFn: () =>
      request(contactSchema, {
        ...(contact === undefined
          ? { method: 'POST', path: CONTACTS }
          : { method: 'PUT', path: `${CONTACTS}/${contact.id}` }),
        body: { name: name.trim(), company, note, numbers: numbers.map((one) => numberOf(one)?.number), vip, blocked },
      }),
    onSuccess: () => {
      void refresh();
      notify(strings.common.saved);
      onClose();
    },
  });
  if (removing && contact !== undefined) {
    return (
      <ConfirmAct
        title={strings.contacts.remove}
        text={strings.contacts.removeAsk(contact.name)}
        action={strings.contacts.remove}
        act={async () => {
          await request(nothing, { method: 'DELETE', path: `${CONTACTS}/${contact.id}` });
          void refresh();
          notify(strings.contacts.removed);
          onClose();
        }}
        onClose={() => setRemoving(false)}
      />
    );
  }
  const errors = fieldErrors(saving.error);
  return (
    <Sheet
      title={contact === undefined ? strings.contacts.add : strings.contacts.edit(contact.name)}
      onClose={onClose}
      footer={
        <>
          {contact !== undefined && (
            <Button look="danger" className="mr-auto" onClick={() => setRemoving(true)}>
              <Trash2 aria-hidden className="size-5" />
              {strings.common.delete}
            </Button>
          )}
          <Button look="filled" type="submit" form={form} disabled={saving.isPending}>
            {saving.isPending ? strings.common.saving : strings.common.save}
          </Button>
        </>
      }
    >
      <form
        id={form}
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          setChecked(true);
          if (numbers.every((one) => numberOf(one) !== undefined)) saving.mutate();
        }}
      >
        <TextField
          data-first
          label={strings.contacts.name}
          error={errors['name']}
          autoComplete="off"
          required
          maxLength={100}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <Numbers numbers={numbers} checked={checked} onChange={setNumbers} />
        <TextField
          label={strings.contacts.company}
          error={errors['company']}
          autoComplete="off"
          maxLength={100}
          value={company}
          onChange={(event) => setCompany(event.target.value)}
        />
        <TextArea
          label={strings.contacts.note}
          error={errors['note']}
          maxLength={2000}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
        <div>
          <Check label={strings.contacts.vip} checked={vip} onChange={(event) => setVip(event.target.checked)} />
          <Check
            label={strings.contacts.blocked}
            checked={blocked}
            onChange={(event) => setBlocked(event.target.checked)}
          />
        </div>
        {saving.isError && <Refusal error={saving.error} />}
      </form>
    </Sheet>
  );
}

function Numbers({
  numbers,
  checked,
  onChange,
}: {
  numbers: string[];
  checked: boolean;
  onChange: (numbers: string[]) => void;
}) {
  const numberOf = useNumber();
  return (
    <section aria-label={strings.contacts.numbers} className="flex flex-col gap-3">
      {numbers.map((number, index) => (
        <div key={index} className="flex items-start gap-1">
          <div className="min-w-0 flex-1">
            <TextField
              label={strings.contacts.number(index + 1)}
              hint={index === 0 ? strings.phone.numberHint : undefined}
              error={checked && numberOf(number) === undefined ? strings.phone.notANumber : undefined}
              type="tel"
              autoComplete="off"
              required
              value={number}
              onChange={(event) => onChange(numbers.with(index, event.target.value))}
            />
          </div>
          {numbers.length > 1 && (
            <IconButton
              label={strings.contacts.removeNumber(index + 1)}
              className="mt-6.5"
              onClick={() => onChange(numbers.toSpliced(index, 1))}
            >
              <X aria-hidden className="size-5" />
            </IconButton>
          )}
        </div>
      ))}
      {numbers.length < MOST_NUMBERS && (
        <Button look="plain" className="self-start" onClick={() => onChange([...numbers, ''])}>
          <Plus aria-hidden className="size-5" />
          {strings.contacts.addNumber}
        </Button>
      )}
    </section>
  );
}
