import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { slugOf } from '../api/failure';
import { canUsePasskeys } from '../session/passkey';
import { signIn, signInWithPasskey } from '../session/session';
import { strings } from '../strings';
import { Button, buttonLook } from '../ui/Button';
import { TextField } from '../ui/Field';
import { Form } from '../ui/Form';
import { Refusal } from '../ui/States';
import { CodeStep } from './CodeStep';

export function SignInForm({ onStep }: { onStep: (step: 'password' | 'code') => void }) {
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [step, setStep] = useState<'password' | 'code'>('password');
  const go = (next: typeof step) => {
    setStep(next);
    onStep(next);
  };
  const credentials = { email: email.trim(), password };
  const entering = useMutation({
    mutationFn: () => signIn(credentials),
    onError: (error) => slugOf(error) === 'second-factor-required' && go('code'),
  });
  const withPasskey = useMutation({ mutationFn: signInWithPasskey, onMutate: () => entering.reset() });
  if (step === 'code') {
    return (
      <CodeStep
        enter={(code) => signIn({ ...credentials, code })}
        onBack={() => {
          entering.reset();
          setPassword('');
          go('password');
        }}
      />
    );
  }
  return (
    <div className="flex flex-col gap-4">
      <Form
        sending={entering}
        submit={strings.session.signIn}
        busy={strings.session.signingIn}
        wide
        onSubmit={() => {
          withPasskey.reset();
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
      </Form>
      {canUsePasskeys() && (
        <Button disabled={withPasskey.isPending} onClick={() => withPasskey.mutate()}>
          <KeyRound aria-hidden className="size-5 shrink-0" />
          {withPasskey.isPending ? strings.session.passkeyAsking : strings.session.passkey}
        </Button>
      )}
      {withPasskey.isError && <Refusal error={withPasskey.error} />}
      <Link to="/reset-password" className={buttonLook('plain')}>
        {strings.session.forgot}
      </Link>
    </div>
  );
}
