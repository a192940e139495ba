import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { fieldErrors } from '../api/failure';
import { nothing, request } from '../api/request';
import { strings } from '../strings';
import { TextField } from '../ui/Field';
import { Form } from '../ui/Form';
import { notify } from '../ui/notices';

const EMPTY = { currentPassword: '', newPassword: '' };

export function PasswordForm() {
  const client = useQueryClient();
  const [entry, setEntry] = useState(EMPTY);
  const changing = useMutation({
    mutationFn: () => request(nothing, { method: 'POST', path: '/auth/password', body: entry }),
    onSuccess: () => {
      setEntry(EMPTY);
      void client.invalidateQueries({ queryKey: ['sessions'] });
      notify(strings.security.passwordChanged);
    },
  });
  return (
    <Form
      sending={changing}
      submit={strings.security.changePassword}
      busy={strings.common.saving}
      onSubmit={() => changing.mutate()}
    >
      <TextField
        label={strings.security.currentPassword}
        type="password"
        autoComplete="current-password"
        required
        maxLength={128}
        value={entry.currentPassword}
        onChange={(event) => setEntry({ ...entry, currentPassword: event.target.value })}
      />
      <TextField
        label={strings.security.newPassword}
        hint={strings.session.passwordHint}
        error={fieldErrors(changing.error)['newPassword']}
        type="password"
        autoComplete="new-password"
        required
        minLength={8}
        maxLength={128}
        value={entry.newPassword}
        onChange={(event) => setEntry({ ...entry, newPassword: event.target.value })}
      />
    </Form>
  );
}
