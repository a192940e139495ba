import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { fieldErrors } from '../api/failure';
import { request } from '../api/request';
import { phoneNumberSchema, type PhoneNumber } from '../contract/models';
import { useNumber } from '../phone/use-number';
import { strings } from '../strings';
import { TextField } from '../ui/Field';
import { Form } from '../ui/Form';
import { Sheet } from '../ui/Sheet';
import { codeSent } from './code';
import { NUMBERS } from './queries';

export function AddOwnNumber({ onAdded, onClose }: { onAdded: (added: PhoneNumber) => void; onClose: () => void }) {
  const words = strings.numbers.own;
  const client = useQueryClient();
  const [number, setNumber] = useState('');
  const numberOf = useNumber();
  const [wrong, setWrong] = useState(false);
  const adding = useMutation({
    mutationFn: (e164: string) =>
      request(phoneNumberSchema, { method: 'POST', path: NUMBERS, body: { number: e164, kind: 'personal' } }),
    // The number is kept even if no text could be sent to it.
    onSettled: () => client.invalidateQueries({ queryKey: ['numbers'] }),
    onSuccess: (added) => {
      if (!added.verified) codeSent(added.id);
      onAdded(added);
    },
  });
  return (
    <Sheet title={words.add} onClose={onClose}>
      <Form
        sending={adding}
        submit={words.send}
        busy={words.sending}
        onSubmit={() => {
          const e164 = numberOf(number)?.number;
          setWrong(e164 === undefined);
          if (e164 !== undefined) adding.mutate(e164);
        }}
      >
        <TextField
          label={strings.numbers.business.number}
          hint={`${words.addHint} ${strings.messages.toHint}.`}
          error={wrong ? strings.phone.notANumber : fieldErrors(adding.error)['number']}
          type="tel"
          autoComplete="tel"
          required
          value={number}
          onChange={(event) => setNumber(event.target.value)}
        />
      </Form>
    </Sheet>
  );
}
