import { useMutation } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { strings } from '../strings';
import { Button } from './Button';
import { Confirm } from './Confirm';
import { TextField } from './Field';
import { Sheet } from './Sheet';
import { Refusal } from './States';

interface Asking {
  title: string;
  text: string;
  action: string;
  onClose: () => void;
}

/** Asks, does, and closes when it is done; stays with the reason when it was refused. */
export function ConfirmAct({ act, onClose, ...asking }: Asking & { act: () => Promise<unknown> }) {
  const acting = useMutation({ mutationFn: act, onSuccess: onClose });
  return (
    <Confirm {...asking} busy={acting.isPending} onConfirm={() => acting.mutate()} onClose={onClose}>
      {acting.isError && <Refusal error={acting.error} className="mt-4" />}
    </Confirm>
  );
}

/** The same for what needs the member's password. */
export function ConfirmWithPassword({
  title,
  text,
  action,
  act,
  onClose,
}: Asking & { act: (password: string) => Promise<unknown> }) {
  const form = useId();
  const [password, setPassword] = useState('');
  const acting = useMutation({ mutationFn: () => act(password), onSuccess: onClose });
  return (
    <Sheet
      title={title}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{strings.common.cancel}</Button>
          <Button look="filled" type="submit" form={form} disabled={acting.isPending}>
            {action}
          </Button>
        </>
      }
    >
      <form
        id={form}
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          acting.mutate();
        }}
      >
        <p className="wrap-break-word">{text}</p>
        <TextField
          label={strings.security.yourPassword}
          type="password"
          autoComplete="current-password"
          required
          maxLength={128}
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
        {acting.isError && <Refusal error={acting.error} />}
      </form>
    </Sheet>
  );
}
