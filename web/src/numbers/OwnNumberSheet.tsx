import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { fieldErrors } from '../api/failure';
import { nothing, request } from '../api/request';
import { phoneNumberSchema, type PhoneNumber } from '../contract/models';
import { strings } from '../strings';
import { Button } from '../ui/Button';
import { ConfirmAct } from '../ui/ConfirmAct';
import { Check, TextField } from '../ui/Field';
import { notify } from '../ui/notices';
import { EditSheet } from './EditSheet';
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
    <EditSheet
      title={number.display}
      saving={saving}
      removal={{ label: words.remove, onRemove: () => setRemoving(true) }}
      onClose={onClose}
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
    </EditSheet>
  );
}
