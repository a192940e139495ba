import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { slugOf } from '../api/failure';
import { nothing, request } from '../api/request';
import { phoneNumberSchema, type PhoneNumber } from '../contract/models';
import { useStore } from '../store';
import { strings } from '../strings';
import { Button } from '../ui/Button';
import { TextField } from '../ui/Field';
import { notify } from '../ui/notices';
import { Sheet } from '../ui/Sheet';
import { Refusal } from '../ui/States';
import { useNow } from '../ui/use-now';
import { codeSent, codeState, codeWrong, digitsOf, secondsToWait, sentCodes, type CodeState } from './code';
import { NUMBERS } from './queries';

/** The code that a text brought: typed, pasted or filled in by the phone; the sixth digit sends it. */
export function CodeSheet({ number, onClose }: { number: PhoneNumber; onClose: () => void }) {
  const client = useQueryClient();
  const field = useRef<HTMLFormElement>(null);
  const [code, setCode] = useState('');
  const now = useNow(1_000);
  const sent = useStore(sentCodes).get(number.id);
  const state = codeState(sent, now);
  const wait = secondsToWait(sent, now);
  const path = `${NUMBERS}/${number.id}/verify`;
  const again = () => {
    setCode('');
    field.current?.querySelector('input')?.focus();
  };
  const entering = useMutation({
    mutationFn: (digits: string) => request(phoneNumberSchema, { method: 'POST', path, body: { code: digits } }),
    onSuccess: async (verified) => {
      await Promise.all([['numbers'], ['profile']].map((queryKey) => client.invalidateQueries({ queryKey })));
      notify(strings.numbers.own.added(verified.display));
      onClose();
    },
    onError: (error) => {
      if (slugOf(error) !== 'code-refused') return;
      codeWrong(number.id);
      again();
    },
  });
  const sending = useMutation({
    mutationFn: () => request(nothing, { method: 'POST', path: `${path}/send` }),
    onSuccess: () => {
      codeSent(number.id);
      entering.reset();
      notify(strings.numbers.code.sent);
      again();
    },
  });
  const dead = state.kind === 'spent' || state.kind === 'expired';
  const refused = slugOf(entering.error) === 'code-refused';
  const enter = (digits: string) => {
    if (digits.length === 6 && !entering.isPending && !dead) entering.mutate(digits);
  };
  return (
    <Sheet title={strings.numbers.code.title} onClose={onClose}>
      <form
        ref={field}
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          enter(code);
        }}
      >
        <p>
          {state.kind === 'unknown'
            ? strings.numbers.code.asked(number.display)
            : strings.numbers.code.sentTo(number.display)}
        </p>
        <TextField
          label={strings.numbers.code.label}
          error={dead || refused ? wordsFor(state) : undefined}
          data-first
          autoComplete="one-time-code"
          inputMode="numeric"
          required
          disabled={dead}
          value={code}
          className="text-center text-2xl tracking-[0.4em] tabular-nums"
          onChange={(event) => {
            const digits = digitsOf(event.target.value);
            setCode(digits);
            enter(digits);
          }}
        />
        <span role="status" className="sr-only">
          {dead || refused ? wordsFor(state) : ''}
        </span>
        {entering.isError && !refused && <Refusal error={entering.error} />}
        {sending.isError && <Refusal error={sending.error} />}
        <Button look="filled" type="submit" disabled={entering.isPending || dead || code.length < 6}>
          {entering.isPending ? strings.numbers.code.checking : strings.numbers.code.check}
        </Button>
        <Button disabled={wait > 0 || sending.isPending} onClick={() => sending.mutate()}>
          {wait > 0 ? strings.numbers.code.anotherIn(wait) : strings.numbers.code.another}
        </Button>
      </form>
    </Sheet>
  );
}

function wordsFor(state: CodeState): string {
  switch (state.kind) {
    case 'unknown':
      return strings.numbers.code.refused;
    case 'open':
      return strings.numbers.code.wrong(state.left);
    case 'spent':
      return strings.numbers.code.spent;
    case 'expired':
      return strings.numbers.code.expired;
  }
}
