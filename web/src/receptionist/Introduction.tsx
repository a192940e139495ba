import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { fieldErrors } from '../api/failure';
import type { Receptionist } from '../contract/models';
import { useMay } from '../may';
import { profileQuery } from '../profile';
import { strings } from '../strings';
import { Button } from '../ui/Button';
import { TextArea, TextField } from '../ui/Field';
import { notify } from '../ui/notices';
import { Read, Refusal } from '../ui/States';
import { receptionistQuery, saveReceptionist } from './queries';

export function Introduction() {
  const query = useQuery(receptionistQuery);
  return (
    <Read query={query} rows={3}>
      {query.data !== undefined && <Form receptionist={query.data} />}
    </Read>
  );
}

function Form({ receptionist }: { receptionist: Receptionist }) {
  const client = useQueryClient();
  const business = useQuery(profileQuery).data?.businessName ?? '';
  const [draft, setDraft] = useState(receptionist);
  const saving = useMutation({
    mutationFn: saveReceptionist,
    onSuccess: (saved) => {
      client.setQueryData(receptionistQuery.queryKey, saved);
      notify(strings.common.saved);
    },
  });
  const mayChange = useMay('updateReceptionist');
  const refused = fieldErrors(saving.error);
  const heard = draft.greeting.replaceAll('{business}', business).replaceAll('{name}', draft.name);
  return (
    <form
      className="flex flex-col gap-5 px-4"
      onSubmit={(event) => {
        event.preventDefault();
        saving.mutate(draft);
      }}
    >
      <fieldset disabled={!mayChange} className="flex flex-col gap-5">
        <TextField
          label={strings.receptionist.name}
          hint={strings.receptionist.nameHint}
          required
          maxLength={60}
          value={draft.name}
          error={refused['name']}
          onChange={(event) => setDraft({ ...draft, name: event.target.value })}
        />
        <div className="flex flex-col gap-2">
          <TextArea
            label={strings.receptionist.greeting}
            hint={strings.receptionist.greetingHint}
            required
            maxLength={500}
            value={draft.greeting}
            error={refused['greeting']}
            onChange={(event) => setDraft({ ...draft, greeting: event.target.value })}
          />
          <p className="rounded-2xl bg-accent-soft px-4 py-3">
            <span className="block text-xs text-ink-soft">{strings.receptionist.hears}</span>
            {heard}
          </p>
        </div>
        <TextArea
          label={strings.receptionist.description}
          hint={strings.receptionist.descriptionHint}
          maxLength={2000}
          value={draft.businessDescription}
          error={refused['businessDescription']}
          onChange={(event) => setDraft({ ...draft, businessDescription: event.target.value })}
        />
      </fieldset>
      {!mayChange && <p className="text-sm text-ink-soft">{strings.settings.readOnly}</p>}
      {saving.isError && <Refusal error={saving.error} />}
      {mayChange && (
        <Button look="filled" type="submit" className="self-start" disabled={saving.isPending}>
          {saving.isPending ? strings.common.saving : strings.common.save}
        </Button>
      )}
    </form>
  );
}
