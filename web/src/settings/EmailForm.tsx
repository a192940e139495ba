import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { fieldErrors } from '../api/failure';
import { nothing, request } from '../api/request';
import { profileQuery } from '../profile';
import { strings } from '../strings';
import { TextField } from '../ui/Field';
import { Form } from '../ui/Form';

const EMPTY = { email: '', password: '' };

export function EmailForm() {
  const { data: profile } = useQuery(profileQuery);
  const [entry, setEntry] = useState(EMPTY);
  const changing = useMutation({
    mutationFn: (body: typeof entry) => request(nothing, { method: 'POST', path: '/auth/email', body }),
    onSuccess: () => setEntry(EMPTY),
  });
  return (
    <Form
      sending={changing}
      submit={strings.security.changeEmail}
      busy={strings.common.saving}
      onSubmit={() => changing.mutate({ ...entry, email: entry.email.trim() })}
    >
      {profile !== undefined && (
        <p className="text-sm text-ink-soft wrap-anywhere">
          {strings.security.emailNow(profile.email)}{' '}
          {profile.emailVerified ? strings.security.emailVerified : strings.security.emailUnverified}
        </p>
      )}
      <TextField
        label={strings.security.newEmail}
        error={fieldErrors(changing.error)['email']}
        type="email"
        autoComplete="email"
        required
        maxLength={254}
        value={entry.email}
        onChange={(event) => setEntry({ ...entry, email: event.target.value })}
      />
      <TextField
        label={strings.security.yourPassword}
        type="password"
        autoComplete="current-password"
        required
        maxLength={128}
        value={entry.password}
        onChange={(event) => setEntry({ ...entry, password: event.target.value })}
      />
      {changing.isSuccess && (
        <p role="status" className="rounded-xl bg-accent-soft px-4 py-3 text-sm wrap-anywhere">
          {strings.security.emailSent(changing.variables.email)}
        </p>
      )}
    </Form>
  );
}
