import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { fieldErrors } from '../api/failure';
import { request } from '../api/request';
import { profileSchema, type Profile } from '../contract/models';
import { toE164 } from '../phone-number';
import { profileQuery } from '../profile';
import { strings } from '../strings';
import { Button } from '../ui/Button';
import { TextField } from '../ui/Field';
import { notify } from '../ui/notices';
import { Refusal } from '../ui/States';

export function ProfileForm({ profile }: { profile: Profile }) {
  const client = useQueryClient();
  const [draft, setDraft] = useState({
    fullName: profile.fullName,
    phone: profile.phone,
    businessName: profile.businessName,
  });
  const [phoneWrong, setPhoneWrong] = useState(false);
  const saving = useMutation({
    mutationFn: (body: typeof draft) => request(profileSchema, { method: 'PUT', path: '/users/profile', body }),
    onSuccess: (saved) => {
      client.setQueryData(profileQuery.queryKey, saved);
      notify(strings.common.saved);
    },
  });
  const refused = fieldErrors(saving.error);
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        const phone = toE164(draft.phone);
        setPhoneWrong(phone === undefined);
        if (phone !== undefined) saving.mutate({ ...draft, phone });
      }}
    >
      <p className="text-sm text-ink-soft wrap-break-word">{strings.settings.signedInAs(profile.email)}</p>
      <TextField
        label={strings.settings.fullName}
        required
        maxLength={100}
        autoComplete="name"
        value={draft.fullName}
        error={refused['fullName']}
        onChange={(event) => setDraft({ ...draft, fullName: event.target.value })}
      />
      <TextField
        label={strings.settings.phone}
        required
        type="tel"
        autoComplete="tel"
        value={draft.phone}
        error={phoneWrong ? strings.errors.phone : refused['phone']}
        onChange={(event) => setDraft({ ...draft, phone: event.target.value })}
      />
      <TextField
        label={strings.settings.businessName}
        required
        maxLength={100}
        autoComplete="organization"
        value={draft.businessName}
        error={refused['businessName']}
        onChange={(event) => setDraft({ ...draft, businessName: event.target.value })}
      />
      {saving.isError && <Refusal error={saving.error} />}
      <Button look="filled" type="submit" className="self-start" disabled={saving.isPending}>
        {saving.isPending ? strings.common.saving : strings.common.save}
      </Button>
    </form>
  );
}
