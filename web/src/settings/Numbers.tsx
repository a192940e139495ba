import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { request } from '../api/request';
import { phoneNumberSchema } from '../contract/models';
import { useMay } from '../may';
import { toE164 } from '../phone-number';
import { numbersQuery } from '../profile';
import { strings } from '../strings';
import { Button } from '../ui/Button';
import { TextField } from '../ui/Field';
import { notify } from '../ui/notices';
import { Sheet } from '../ui/Sheet';
import { Read, Refusal } from '../ui/States';

export function Numbers() {
  const query = useQuery(numbersQuery);
  const mayAdd = useMay('addPhoneNumber');
  const [adding, setAdding] = useState(false);
  return (
    <>
      <p className="text-sm text-ink-soft">{strings.settings.numbersHint}</p>
      <Read query={query} rows={1}>
        {query.data?.length === 0 && <p>{strings.settings.noNumbers}</p>}
        <ul className="divide-y divide-line">
          {query.data?.map((number) => (
            <li key={number.id} className="flex min-h-target flex-wrap items-center gap-x-3 py-1.5">
              <span className="font-semibold tabular-nums">{number.display}</span>
              {number.label !== undefined && <span className="text-ink-soft">{number.label}</span>}
              {number.primary && (
                <span className="ml-auto rounded-full bg-accent-soft px-2.5 py-0.5 text-xs font-medium text-accent-ink">
                  {strings.settings.primary}
                </span>
              )}
            </li>
          ))}
        </ul>
      </Read>
      {mayAdd && (
        <Button className="self-start" onClick={() => setAdding(true)}>
          <Plus aria-hidden className="size-5" />
          {strings.settings.addNumber}
        </Button>
      )}
      {adding && <AddNumber onClose={() => setAdding(false)} />}
    </>
  );
}

function AddNumber({ onClose }: { onClose: () => void }) {
  const client = useQueryClient();
  const [number, setNumber] = useState('');
  const [label, setLabel] = useState('');
  const [wrong, setWrong] = useState(false);
  const adding = useMutation({
    mutationFn: (body: { number: string; label?: string }) =>
      request(phoneNumberSchema, { method: 'POST', path: '/users/phone-numbers', body }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['numbers'] });
      notify(strings.common.saved);
      onClose();
    },
  });
  return (
    <Sheet
      title={strings.settings.addNumber}
      onClose={onClose}
      footer={
        <Button look="filled" type="submit" form="number" disabled={adding.isPending}>
          {adding.isPending ? strings.common.saving : strings.common.add}
        </Button>
      }
    >
      <form
        id="number"
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          const e164 = toE164(number);
          setWrong(e164 === undefined);
          if (e164 === undefined) return;
          adding.mutate({ number: e164, ...(label.trim() === '' ? {} : { label: label.trim() }) });
        }}
      >
        <TextField
          label={strings.settings.number}
          hint={strings.messages.toHint}
          error={wrong ? strings.errors.phone : undefined}
          type="tel"
          required
          value={number}
          onChange={(event) => setNumber(event.target.value)}
        />
        <TextField
          label={strings.settings.label}
          hint={strings.settings.labelHint}
          maxLength={60}
          value={label}
          onChange={(event) => setLabel(event.target.value)}
        />
        {adding.isError && <Refusal error={adding.error} />}
      </form>
    </Sheet>
  );
}
