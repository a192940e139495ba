import { useState } from 'react';
import { strings } from '../strings';
import { Button } from '../ui/Button';
import { Outside } from './Outside';
import { RegisterForm } from './RegisterForm';
import { SignInForm } from './SignInForm';

export function SignInScreen({ why }: { why: 'asked' | 'ended' | 'never' }) {
  const [doing, setDoing] = useState<'password' | 'code' | 'registering'>('password');
  const registering = doing === 'registering';
  const titles = { password: strings.product, code: strings.session.second, registering: strings.session.register };
  return (
    <Outside
      title={titles[doing]}
      {...(doing === 'password' ? { text: why === 'ended' ? strings.session.ended : strings.tagline } : {})}
    >
      {registering ? <RegisterForm /> : <SignInForm onStep={setDoing} />}
      {doing !== 'code' && (
        <Button look="plain" onClick={() => setDoing(registering ? 'password' : 'registering')}>
          {registering ? strings.session.toSignIn : strings.session.toRegister}
        </Button>
      )}
    </Outside>
  );
}
