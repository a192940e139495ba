import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { fieldErrors, slugOf } from '../api/failure';
import { nothing } from '../api/request';
import { send } from '../api/send';
import { strings } from '../strings';
import { Button, buttonLook } from '../ui/Button';
import { TextField } from '../ui/Field';
import { Form } from '../ui/Form';
import { useToken } from './fragment';
import { Outside } from './Outside';

/** Without a token it asks where to send one; with the mail's token it takes the new password. */
export function ResetPassword() {
  const token = useToken();
  const [again, setAgain] = useState(false);
  return token === undefined || again ? <Ask /> : <SetNew token={token} onAgain={() => setAgain(true)} />;
}

function Ask() {
  const [email, setEmail] = useState('');
  const asking = useMutation({
    mutationFn: () => send(nothing, { method: 'POST', path: '/auth/reset-password', body: { email: email.trim() } }),
  });
  if (asking.isSuccess) {
    return (
      <Outside title={strings.session.resetSentTitle} text={strings.session.resetSent(email.trim())}>
        <BackToSignIn />
      </Outside>
    );
  }
  return (
    <Outside title={strings.session.resetTitle} text={strings.session.resetAsk}>
      <Form
        sending={asking}
        submit={strings.session.resetSend}
        busy={strings.session.resetSending}
        wide
        onSubmit={() => asking.mutate()}
      >
        <TextField
          label={strings.session.email}
          type="email"
          autoComplete="username"
          required
          maxLength={254}
          value={email}
          onChange={(event) => setEmail(event.target.value)}
        />
      </Form>
      <BackToSignIn />
    </Outside>
  );
}

function SetNew({ token, onAgain }: { token: string; onAgain: () => void }) {
  const [password, setPassword] = useState('');
  const setting = useMutation({
    mutationFn: () =>
      send(nothing, { method: 'POST', path: '/auth/reset-password/confirm', body: { token, password } }),
  });
  if (setting.isSuccess) {
    return (
      <Outside title={strings.session.resetDoneTitle} text={strings.session.resetDone}>
        <BackToSignIn />
      </Outside>
    );
  }
  return (
    <Outside title={strings.session.resetTitle}>
      <Form
        sending={setting}
        submit={strings.session.resetSet}
        busy={strings.common.saving}
        wide
        onSubmit={() => setting.mutate()}
      >
        <TextField
          label={strings.session.newPassword}
          hint={strings.session.passwordHint}
          error={fieldErrors(setting.error)['password']}
          type="password"
          autoComplete="new-password"
          required
          minLength={8}
          maxLength={128}
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
      </Form>
      {slugOf(setting.error) === 'invalid-token' && <Button onClick={onAgain}>{strings.session.resetAgain}</Button>}
    </Outside>
  );
}

function BackToSignIn() {
  return (
    <Link to="/calls" className={buttonLook('plain')}>
      {strings.session.toSignInPlain}
    </Link>
  );
}
