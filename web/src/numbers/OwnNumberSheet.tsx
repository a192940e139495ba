import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Trash2 } from 'lucide-react';
import { useId, useState } from 'react';
import { fieldErrors } from '../api/failure';
import { nothing, request } from '../api/request';
import { phoneNumberSchema, type PhoneNumber } from '../contract/models';
import { strings } from '../strings';
import { Button } from '../ui/Button';
import { ConfirmAct } from '../ui/ConfirmAct';
import { Check, TextField } from '../ui/Field';
import { notify } from '../ui/notices';
import { Sheet } from '../ui/Sheet';
import { Refusal } from '../ui/States';
import { NUMBERS } from './queries';

/** What can be done with a number of one's own. */
export function OwnNumberSheet({
  number,
  onConfirm,
  onClose,
}: {
  number: PhoneNumber;
  onConfirm: () => void;
  onClose: () => void;
}) {
  const words = strings.numbers.own;
  const form = useId();
  const client = useQueryClient();
  const [label, setLabel] = useState(number.label ?? '');
  const [primary, setPrimary] = useState(number.primary);
  const [removing, setRemoving] = useState(false);
  const path = `${NUMBERS}/${number.id}`;
  const refresh = () =>
    Promise.all([['numbers'], ['profile']].map((queryKey) => client.invalidateQueries({ queryKey })));
  const saving = useMutation({
    mutationFn: () =>
      request(phoneNumberSchema, {
        method: 'PUT',
        path,
        body: { primary, ...(label.trim() === '' ? {} : { label: label.trim() }) },
      }),
    onSuccess: () => {
      void refresh();
      notify(strings.common.saved);
      onClose();
    },
  });
  if (removing) {
    return (
      <ConfirmAct
        title={words.removeTitle(number.display)}
        text={number.primary ? words.removeRinging : words.removeAsk}
        action={words.remove}
        act={async () => {
          await request(nothing, { method: 'DELETE', path });
          await refresh();
          notify(words.removed);
        }}
        onClose={() => setRemoving(false)}
      />
    );
  }
  return (
    <Sheet
      title={number.display}
      onClose={onClose}
      footer={
        <>
          <Button look="danger" className="mr-auto" onClick={() => setRemoving(true)}>
            <Trash2 aria-hidden className="size-5" />
            {words.remove}
          </Button>
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
          saving.mutate();
        }}
      >
        {!number.verified && (
          <div className="flex flex-wrap items-center justify-between gap-2 rounded-xl bg-accent-soft px-4 py-2">
            <span>{words.unconfirmed}</span>
            <Button look="plain" aria-label={words.confirmOf(number.display)} onClick={onConfirm}>
              {words.confirm}
            </Button>
          </div>
        )}
        <TextField
          label={strings.numbers.business.label}
          error={fieldErrors(saving.error)['label']}
          maxLength={60}
          value={label}
          onChange={(event) => setLabel(event.target.value)}
        />
        {number.primary ? (
          <p className="text-sm text-ink-soft">{words.ringsNow}</p>
        ) : (
          number.verified && (
            <Check label={words.makeRing} checked={primary} onChange={(event) => setPrimary(event.target.checked)} />
          )
        )}
        {saving.isError && <Refusal error={saving.error} />}
      </form>
    </Sheet>
  );
}
