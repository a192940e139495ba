import type { ReactNode } from 'react';
import { Button } from './Button';
import { Refusal } from './States';

interface Sending {
  isPending: boolean;
  isError: boolean;
  error: unknown;
}

/** Fields, what they were refused with, and the one button that sends them. */
export function Form({
  sending,
  submit,
  busy = submit,
  wide = false,
  onSubmit,
  children,
}: {
  sending: Sending;
  submit: string;
  busy?: string;
  wide?: boolean;
  onSubmit: () => void;
  children: ReactNode;
}) {
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {children}
      {sending.isError && <Refusal error={sending.error} />}
      <Button look="filled" type="submit" className={wide ? '' : 'self-start'} disabled={sending.isPending}>
        {sending.isPending ? busy : submit}
      </Button>
    </form>
  );
}
