import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import { describeError, fieldErrors } from '../api/failure';
import { nothing, request } from '../api/request';
import { invitationSchema, type Invitation, type InvitedRole } from '../contract/models';
import { useMay } from '../may';
import { strings } from '../strings';
import { inFull } from '../time';
import { Button } from '../ui/Button';
import { ConfirmAct } from '../ui/ConfirmAct';
import { TextField } from '../ui/Field';
import { Form } from '../ui/Form';
import { notify } from '../ui/notices';
import { Sheet } from '../ui/Sheet';
import { Read } from '../ui/States';
import { invitationsQuery } from './queries';
import { RoleField } from './RoleField';
import { Badge, Row } from './Section';

const PATH = '/team/invitations';

export function Invitations() {
  const client = useQueryClient();
  const query = useQuery(invitationsQuery);
  const mayManage = useMay('manageTeam');
  const [inviting, setInviting] = useState(false);
  const [takingBack, setTakingBack] = useState<Invitation>();
  const refresh = () => client.invalidateQueries({ queryKey: ['invitations'] });
  const resending = useMutation({
    mutationFn: ({ id }: Invitation) => request(nothing, { method: 'POST', path: `${PATH}/${id}/send` }),
    onSuccess: (_, { email }) => {
      void refresh();
      notify(strings.team.invited(email));
    },
    onError: (error) => {
      const { title, detail } = describeError(error);
      notify(`${title} ${detail}`, 'danger');
    },
  });
  return (
    <>
      <Read query={query} rows={1}>
        {query.data?.length === 0 && <p>{strings.team.noInvitations}</p>}
        <ul className="divide-y divide-line empty:hidden">
          {query.data?.map((invitation) => (
            <Row
              key={invitation.id}
              title={
                <>
                  {invitation.email} <Badge>{strings.team.role[invitation.role]}</Badge>
                </>
              }
              note={strings.team.until(inFull(invitation.expiresAt))}
            >
              {mayManage && (
                <span className="-ml-5 flex flex-wrap">
                  <Button
                    look="plain"
                    aria-label={strings.team.resendTo(invitation.email)}
                    disabled={resending.isPending}
                    onClick={() => resending.mutate(invitation)}
                  >
                    {strings.team.resend}
                  </Button>
                  <Button
                    look="plain"
                    aria-label={strings.team.takeBackOf(invitation.email)}
                    onClick={() => setTakingBack(invitation)}
                  >
                    {strings.team.takeBack}
                  </Button>
                </span>
              )}
            </Row>
          ))}
        </ul>
      </Read>
      {mayManage && (
        <Button className="self-start" onClick={() => setInviting(true)}>
          <UserPlus aria-hidden className="size-5" />
          {strings.team.invite}
        </Button>
      )}
      {inviting && <Invite onClose={() => setInviting(false)} />}
      {takingBack !== undefined && (
        <ConfirmAct
          title={strings.team.takeBack}
          text={strings.team.takeBackAsk(takingBack.email)}
          action={strings.team.takeBack}
          act={async () => {
            await request(nothing, { method: 'DELETE', path: `${PATH}/${takingBack.id}` });
            await refresh();
            notify(strings.team.takenBack);
          }}
          onClose={() => setTakingBack(undefined)}
        />
      )}
    </>
  );
}

function Invite({ onClose }: { onClose: () => void }) {
  const client = useQueryClient();
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<InvitedRole>('agent');
  const sending = useMutation({
    mutationFn: () => request(invitationSchema, { method: 'POST', path: PATH, body: { email: email.trim(), role } }),
    onSuccess: (invitation) => {
      void client.invalidateQueries({ queryKey: ['invitations'] });
      notify(strings.team.invited(invitation.email));
      onClose();
    },
  });
  return (
    <Sheet title={strings.team.invite} onClose={onClose}>
      <Form sending={sending} submit={strings.team.send} busy={strings.team.sending} onSubmit={() => sending.mutate()}>
        <TextField
          label={strings.team.email}
          error={fieldErrors(sending.error)['email']}
          type="email"
          autoComplete="off"
          required
          maxLength={254}
          value={email}
          onChange={(event) => setEmail(event.target.value)}
        />
        <RoleField value={role} onChange={setRole} />
      </Form>
    </Sheet>
  );
}
