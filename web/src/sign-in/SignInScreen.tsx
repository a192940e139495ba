import { useState } from 'react';
import { Logo } from '../ui/Logo';
import { strings } from '../strings';
import { Button } from '../ui/Button';
import { RegisterForm } from './RegisterForm';
import { SignInForm } from './SignInForm';

export function SignInScreen({ why }: { why: 'asked' | 'ended' | 'never' }) {
  const [registering, setRegistering] = useState(false);
  return (
    <main className="h-dvh overflow-y-auto bg-page">
      <div className="mx-auto flex min-h-full w-full max-w-sm flex-col justify-center gap-6 px-5 py-10">
        <header className="flex flex-col gap-3">
          <Logo className="size-14" />
          <h1 className="text-3xl font-bold tracking-tight">
            {registering ? strings.session.register : strings.product}
          </h1>
          {!registering && <p className="text-ink-soft">{strings.tagline}</p>}
          {why === 'ended' && (
            <p role="status" className="rounded-xl bg-muted px-4 py-3 text-sm">
              {strings.session.ended}
            </p>
          )}
        </header>
        {registering ? <RegisterForm /> : <SignInForm />}
        <Button look="plain" onClick={() => setRegistering(!registering)}>
          {registering ? strings.session.toSignIn : strings.session.toRegister}
        </Button>
      </div>
    </main>
  );
}
