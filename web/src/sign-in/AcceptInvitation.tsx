import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { describeError, fieldErrors } from '../api/failure';
import { send } from '../api/send';
import { invitationOfferSchema, type InvitationOffer } from '../contract/models';
import { toE164 } from '../phone-number';
import { acceptInvitation } from '../session/session';
import { strings } from '../strings';
import { buttonLook } from '../ui/Button';
import { TextField } from '../ui/Field';
import { Form } from '../ui/Form';
import { SkeletonRows } from '../ui/States';
import { useToken } from './fragment';
import { Outside } from './Outside';

export function AcceptInvitation() {
  const token = useToken();
  const query = useQuery({
    queryKey: ['invitation', token],
    enabled: token !== undefined,
    staleTime: Infinity,
    queryFn: ({ signal }) =>
      send(invitationOfferSchema, {
        method: 'GET',
        path: `/auth/invitation?token=${encodeURIComponent(token ?? '')}`,
        signal,
      }),
  });
  if (query.data !== undefined && token !== undefined) return <Join offer={query.data} token={token} />;
  if (token !== undefined && query.isPending) {
    return (
      <Outside title={strings.session.invitationFallback}>
        <SkeletonRows rows={2} />
      </Outside>
    );
  }
  const { title, detail } = describeError(query.error);
  return (
    <Outside
      title={strings.session.invitationFallback}
      text={token === undefined ? strings.session.noToken : `${title} ${detail}`}
    >
      <Link to="/calls" className={buttonLook('plain')}>
        {strings.session.toSignInPlain}
      </Link>
    </Outside>
  );
}

function Join({ offer, token }: { offer: InvitationOffer; token: string }) {
  const navigate = useNavigate();
  const [entry, setEntry] = useState({ fullName: '', phone: '', password: '' });
  const [phoneWrong, setPhoneWrong] = useState(false);
  const joining = useMutation({
    mutationFn: acceptInvitation,
    onSuccess: () => navigate({ to: '/calls', replace: true }),
  });
  const refused = fieldErrors(joining.error);
  const field = (name: keyof typeof entry) => ({
    value: entry[name],
    error: refused[name],
    onChange: (event: { target: { value: string } }) => setEntry({ ...entry, [name]: event.target.value }),
  });
  return (
    <Outside
      title={strings.session.invitationTitle(offer.businessName)}
      text={strings.session.invitation(offer.email, strings.team.aRole[offer.role])}
    >
      <Form
        sending={joining}
        submit={strings.session.join}
        busy={strings.session.joining}
        wide
        onSubmit={() => {
          const phone = toE164(entry.phone);
          setPhoneWrong(phone === undefined);
          if (phone !== undefined)
            joining.mutate({ token, fullName: entry.fullName.trim(), phone, password: entry.password });
        }}
      >
        <TextField
          label={strings.session.fullName}
          autoComplete="name"
          required
          maxLength={100}
          {...field('fullName')}
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
        {/* So that a password manager keeps the password with its address. */}
        <input type="hidden" autoComplete="username" value={offer.email} />
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
      </Form>
    </Outside>
  );
}
