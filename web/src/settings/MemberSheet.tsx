import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { nothing, request } from '../api/request';
import { teamMemberSchema, type InvitedRole, type TeamMember } from '../contract/models';
import { useMay } from '../may';
import { profileQuery } from '../profile';
import { reconsiderSession } from '../session/session';
import { strings } from '../strings';
import { Button } from '../ui/Button';
import { ConfirmAct, ConfirmWithPassword } from '../ui/ConfirmAct';
import { notify } from '../ui/notices';
import { Sheet } from '../ui/Sheet';
import { RoleField } from './RoleField';

type Step = 'choosing' | 'role' | 'remove' | 'leave' | 'make-owner';

/** What can be done about one member; each step is confirmed. Never opened for the owner. */
export function MemberSheet({ member, onClose }: { member: TeamMember; onClose: () => void }) {
  const client = useQueryClient();
  const { data: profile } = useQuery(profileQuery);
  const mayManage = useMay('manageTeam');
  const mayPassOn = useMay('transferOwnership');
  const [step, setStep] = useState<Step>('choosing');
  const [role, setRole] = useState<InvitedRole>(member.role === 'owner' ? 'admin' : member.role);
  const mine = profile?.userId === member.id;
  const path = `/team/members/${member.id}`;
  const back = () => setStep('choosing');
  const done = async (said: string) => {
    await Promise.all([['members'], ['profile']].map((queryKey) => client.invalidateQueries({ queryKey })));
    notify(said);
    onClose();
  };
  switch (step) {
    case 'role':
      return (
        <ConfirmAct
          title={strings.team.changeRole}
          text={strings.team.changeRoleAsk(member.fullName)}
          action={strings.team.changeRole}
          act={async () => {
            await request(teamMemberSchema, { method: 'PUT', path, body: { role } });
            await done(strings.team.roleChanged);
          }}
          onClose={back}
        />
      );
    case 'remove':
      return (
        <ConfirmAct
          title={strings.team.remove}
          text={strings.team.removeAsk(member.fullName)}
          action={strings.team.remove}
          act={async () => {
            await request(nothing, { method: 'DELETE', path });
            await done(strings.team.removed);
          }}
          onClose={back}
        />
      );
    case 'leave':
      return (
        <ConfirmAct
          title={strings.team.leave}
          text={strings.team.leaveAsk(profile?.businessName ?? '')}
          action={strings.team.leave}
          act={async () => {
            await request(nothing, { method: 'DELETE', path });
            reconsiderSession();
          }}
          onClose={back}
        />
      );
    case 'make-owner':
      return (
        <ConfirmWithPassword
          title={strings.team.makeOwner}
          text={strings.team.makeOwnerAsk(member.fullName)}
          action={strings.team.makeOwner}
          act={async (password) => {
            await request(teamMemberSchema, { method: 'POST', path: `${path}/make-owner`, body: { password } });
            await done(strings.team.ownerNow(member.fullName));
          }}
          onClose={back}
        />
      );
    case 'choosing':
      return (
        <Sheet title={member.fullName} onClose={onClose}>
          <div className="flex flex-col gap-4">
            {mayManage && (
              <>
                <RoleField value={role} onChange={setRole} />
                <Button look="filled" disabled={role === member.role} onClick={() => setStep('role')}>
                  {strings.team.changeRole}
                </Button>
              </>
            )}
            {mayPassOn && !mine && <Button onClick={() => setStep('make-owner')}>{strings.team.makeOwner}</Button>}
            <Button look="danger" onClick={() => setStep(mine ? 'leave' : 'remove')}>
              {mine ? strings.team.leave : strings.team.remove}
            </Button>
          </div>
        </Sheet>
      );
  }
}
