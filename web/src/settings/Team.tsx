import { useQuery } from '@tanstack/react-query';
import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import type { TeamMember } from '../contract/models';
import { useMay } from '../may';
import { useMe } from '../profile';
import { strings } from '../strings';
import { cn } from '../ui/class-names';
import { Read } from '../ui/States';
import { Avatar } from './Avatar';
import { Invitations } from './Invitations';
import { MemberSheet } from './MemberSheet';
import { membersQuery } from './queries';
import { Badge, Panel, Section } from './Section';

export function Team() {
  const query = useQuery(membersQuery);
  const me = useMe();
  const mayManage = useMay('manageTeam');
  const [open, setOpen] = useState<string>();
  const member = query.data?.find(({ id }) => id === open);
  return (
    <Section title={strings.settings.section.team}>
      <Panel title={strings.team.members}>
        <Read query={query} rows={2}>
          <ul className="@container divide-y divide-line">
            {query.data?.map((one) => {
              const offered = one.role === 'owner' ? false : mayManage || one.id === me;
              return (
                <li key={one.id}>
                  {offered ? (
                    <button
                      type="button"
                      data-row
                      aria-label={strings.team.manage(one.fullName)}
                      onClick={() => setOpen(one.id)}
                      className="flex min-h-16 w-full items-center gap-3 @max-[12rem]:gap-2 rounded-xl py-2 text-left hover:bg-muted/60"
                    >
                      <Member member={one} me={one.id === me} />
                      <ChevronRight aria-hidden className="size-5 shrink-0 text-ink-soft @max-[12rem]:hidden" />
                    </button>
                  ) : (
                    <div className="flex min-h-16 items-center gap-3 py-2 @max-[12rem]:gap-2">
                      <Member member={one} me={one.id === me} />
                    </div>
                  )}
                </li>
              );
            })}
          </ul>
        </Read>
      </Panel>
      <Panel title={strings.team.invitations}>
        <Invitations />
      </Panel>
      {member !== undefined && <MemberSheet member={member} onClose={() => setOpen(undefined)} />}
    </Section>
  );
}

function Member({ member, me }: { member: TeamMember; me: boolean }) {
  return (
    <>
      <Avatar of={member} />
      <span className="flex min-w-0 flex-1 flex-col">
        <span className="flex flex-wrap items-center gap-x-2 font-medium wrap-anywhere">
          {member.fullName}
          {me && <Badge>{strings.common.you}</Badge>}
        </span>
        <span className="text-sm text-ink-soft wrap-anywhere">{member.email}</span>
        <span className="flex flex-wrap items-center gap-x-2 text-sm text-ink-soft">
          {strings.team.role[member.role]}
          <span aria-hidden>·</span>
          <span className="flex items-center gap-1.5">
            <Dot presence={member.presence} />
            {strings.team.presence[member.presence]}
          </span>
        </span>
      </span>
    </>
  );
}

/** The word beside it says the same: full, half and empty are not told by colour alone. */
function Dot({ presence }: { presence: TeamMember['presence'] }) {
  return (
    <span
      aria-hidden
      className={cn(
        'size-2.5 rounded-full',
        presence === 'online' && 'bg-accent',
        presence === 'do-not-disturb' && 'bg-danger',
        presence === 'offline' && 'ring-1 ring-line-strong ring-inset',
      )}
    />
  );
}
