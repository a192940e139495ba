import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { signIn } from '../session/session';
import { strings } from '../strings';
import { Button } from '../ui/Button';
import { TextField } from '../ui/Field';
import { Refusal } from '../ui/States';

export function SignInForm() {
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const entering = useMutation({ mutationFn: () => signIn({ email: email.trim(), password }) });
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        entering.mutate();
      }}
    >
      <TextField
        label={strings.session.email}
        type="email"
        autoComplete="username"
        required
        value={email}
        onChange={(event) => setEmail(event.target.value)}
      />
      <TextField
        label={strings.session.password}
        type="password"
        autoComplete="current-password"
        required
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
      {entering.isError && <Refusal error={entering.error} />}
      <Button look="filled" type="submit" disabled={entering.isPending}>
        {entering.isPending ? strings.session.signingIn : strings.session.signIn}
      </Button>
    </form>
  );
}
