import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { nothing, request } from '../api/request';
import type { PhoneNumber } from '../contract/models';
import { strings } from '../strings';
import { Confirm } from '../ui/Confirm';
import { Check } from '../ui/Field';
import { notify } from '../ui/notices';
import { Refusal } from '../ui/States';
import { NUMBERS } from './queries';
import { lostWith } from './lost';

/** Asks before a business number goes, and says what goes with it. */
export function Release({
  number,
  all,
  onBack,
  onDone,
}: {
  number: PhoneNumber;
  all: readonly PhoneNumber[];
  onBack: () => void;
  onDone: () => void;
}) {
  const words = strings.numbers.release;
  const client = useQueryClient();
  const [keep, setKeep] = useState(false);
  const ordered = number.ordered === true;
  const releasing = useMutation({
    mutationFn: () =>
      request(nothing, { method: 'DELETE', path: `${NUMBERS}/${number.id}${keep ? '?keep=true' : ''}` }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['numbers'] });
      notify(ordered && !keep ? words.released(number.display) : words.removed(number.display));
      onDone();
    },
  });
  return (
    <Confirm
      title={words.title(number.display)}
      text={lostWith(number, all, keep).join(' ')}
      action={words.action}
      busy={releasing.isPending}
      onConfirm={() => releasing.mutate()}
      onClose={onBack}
    >
      {ordered && (
        <div className="mt-3">
          <Check label={words.keep} checked={keep} onChange={(event) => setKeep(event.target.checked)} />
        </div>
      )}
      {releasing.isError && <Refusal error={releasing.error} className="mt-4" />}
    </Confirm>
  );
}
