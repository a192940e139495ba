import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { fieldErrors, statusOf } from '../api/failure';
import { toE164 } from '../phone-number';
import { register } from '../session/session';
import { strings } from '../strings';
import { Button } from '../ui/Button';
import { TextField } from '../ui/Field';
import { Refusal } from '../ui/States';

const EMPTY = { fullName: '', businessName: '', email: '', phone: '', password: '' };

export function RegisterForm() {
  const [entry, setEntry] = useState(EMPTY);
  const [phoneWrong, setPhoneWrong] = useState(false);
  const creating = useMutation({ mutationFn: register });
  const refused = fieldErrors(creating.error);
  const field = (name: keyof typeof EMPTY) => ({
    value: entry[name],
    error: refused[name],
    onChange: (event: { target: { value: string } }) => setEntry({ ...entry, [name]: event.target.value }),
  });

  function submit() {
    const phone = toE164(entry.phone);
    setPhoneWrong(phone === undefined);
    if (phone === undefined) return;
    const businessName = entry.businessName.trim();
    creating.mutate({
      email: entry.email.trim(),
      password: entry.password,
      fullName: entry.fullName.trim(),
      phone,
      ...(businessName === '' ? {} : { businessName }),
    });
  }

  if (statusOf(creating.error) === 403) {
    return (
      <div role="alert" className="flex flex-col gap-1 rounded-xl bg-muted px-4 py-3">
        <h2 className="font-semibold">{strings.session.closedTitle}</h2>
        <p>{strings.session.closed}</p>
      </div>
    );
  }
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <TextField label={strings.session.fullName} autoComplete="name" required maxLength={100} {...field('fullName')} />
      <TextField
        label={strings.session.businessName}
        autoComplete="organization"
        maxLength={100}
        {...field('businessName')}
      />
      <TextField
        label={strings.session.phone}
        hint={strings.session.phoneHint}
        type="tel"
        autoComplete="tel"
        required
        {...field('phone')}
        error={phoneWrong ? strings.errors.phone : refused['phone']}
      />
      <TextField
        label={strings.session.email}
        type="email"
        autoComplete="username"
        required
        maxLength={254}
        {...field('email')}
      />
      <TextField
        label={strings.session.password}
        hint={strings.session.passwordHint}
        type="password"
        autoComplete="new-password"
        required
        minLength={8}
        maxLength={128}
        {...field('password')}
      />
      {creating.isError && <Refusal error={creating.error} />}
      <Button look="filled" type="submit" disabled={creating.isPending}>
        {creating.isPending ? strings.session.registering : strings.session.register}
      </Button>
    </form>
  );
}
