import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { fieldErrors } from '../api/failure';
import { request } from '../api/request';
import { profileSchema, type Profile } from '../contract/models';
import { useNumber } from '../phone/use-number';
import { profileQuery } from '../profile';
import { strings } from '../strings';
import { TextField } from '../ui/Field';
import { Form } from '../ui/Form';
import { notify } from '../ui/notices';

export function ProfileForm({ profile }: { profile: Profile }) {
  const client = useQueryClient();
  const [draft, setDraft] = useState({ fullName: profile.fullName, phone: profile.phone });
  const numberOf = useNumber();
  const [phoneWrong, setPhoneWrong] = useState(false);
  const saving = useMutation({
    mutationFn: (body: typeof draft) => request(profileSchema, { method: 'PUT', path: '/users/profile', body }),
    onSuccess: (saved) => {
      client.setQueryData(profileQuery.queryKey, saved);
      void client.invalidateQueries({ queryKey: ['members'] });
      void client.invalidateQueries({ queryKey: ['numbers'] });
      notify(strings.common.saved);
    },
  });
  const refused = fieldErrors(saving.error);
  return (
    <Form
      sending={saving}
      submit={strings.common.save}
      busy={strings.common.saving}
      onSubmit={() => {
        const phone = numberOf(draft.phone)?.number;
        setPhoneWrong(phone === undefined);
        if (phone !== undefined) saving.mutate({ fullName: draft.fullName.trim(), phone });
      }}
    >
      <p className="text-sm text-ink-soft wrap-anywhere">{strings.settings.signedInAs(profile.email)}</p>
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
        hint={profile.phoneVerified ? strings.settings.phoneVerified : strings.settings.phoneUnverified}
        required
        type="tel"
        autoComplete="tel"
        value={draft.phone}
        error={phoneWrong ? strings.phone.notANumber : refused['phone']}
        onChange={(event) => setDraft({ ...draft, phone: event.target.value })}
      />
    </Form>
  );
}
