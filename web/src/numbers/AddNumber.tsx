import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { fieldErrors } from '../api/failure';
import { request } from '../api/request';
import { phoneNumberSchema } from '../contract/models';
import { useNumber } from '../phone/use-number';
import { strings } from '../strings';
import { TextField } from '../ui/Field';
import { Form } from '../ui/Form';
import { notify } from '../ui/notices';
import { Sheet } from '../ui/Sheet';
import { NUMBERS } from './queries';

/** A number that the carrier account holds already. */
export function AddNumber({ onClose }: { onClose: () => void }) {
  const words = strings.numbers.business;
  const client = useQueryClient();
  const [number, setNumber] = useState('');
  const numberOf = useNumber();
  const [label, setLabel] = useState('');
  const [wrong, setWrong] = useState(false);
  const adding = useMutation({
    mutationFn: (body: { number: string; label?: string }) =>
      request(phoneNumberSchema, { method: 'POST', path: NUMBERS, body }),
    onSuccess: (added) => {
      void client.invalidateQueries({ queryKey: ['numbers'] });
      notify(words.added(added.display));
      onClose();
    },
  });
  const refused = fieldErrors(adding.error);
  return (
    <Sheet title={words.add} onClose={onClose}>
      <Form
        sending={adding}
        submit={strings.common.add}
        busy={strings.common.saving}
        onSubmit={() => {
          const e164 = numberOf(number)?.number;
          setWrong(e164 === undefined);
          if (e164 === undefined) return;
          adding.mutate({ number: e164, ...(label.trim() === '' ? {} : { label: label.trim() }) });
        }}
      >
        <TextField
          label={words.number}
          hint={`${words.addHint} ${strings.messages.toHint}.`}
          error={wrong ? strings.phone.notANumber : refused['number']}
          type="tel"
          required
          value={number}
          onChange={(event) => setNumber(event.target.value)}
        />
        <TextField
          label={words.label}
          hint={words.labelHint}
          error={refused['label']}
          maxLength={60}
          value={label}
          onChange={(event) => setLabel(event.target.value)}
        />
      </Form>
    </Sheet>
  );
}
