import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { nothing, request } from '../api/request';
import type { SignIn } from '../contract/models';
import { strings } from '../strings';
import { inFull, when } from '../time';
import { Button } from '../ui/Button';
import { ConfirmAct } from '../ui/ConfirmAct';
import { notify } from '../ui/notices';
import { Read } from '../ui/States';
import { useNow } from '../ui/use-now';
import { sessionsQuery } from './queries';
import { Badge, Row } from './Section';

type Asking = { kind: 'nothing' } | { kind: 'one'; session: SignIn } | { kind: 'others' };

export function Sessions() {
  const client = useQueryClient();
  const query = useQuery(sessionsQuery);
  const now = useNow(30_000);
  const [asking, setAsking] = useState<Asking>({ kind: 'nothing' });
  const sessions = [...(query.data ?? [])].sort((a, b) => Number(b.current) - Number(a.current));
  const close = () => setAsking({ kind: 'nothing' });
  const end = async (path: string) => {
    await request(nothing, { method: 'DELETE', path });
    await client.invalidateQueries({ queryKey: ['sessions'] });
    notify(strings.security.signedOut);
  };
  return (
    <>
      <Read query={query} rows={2}>
        <ul className="divide-y divide-line">
          {sessions.map((session) => (
            <Row
              key={session.id}
              title={
                <>
                  {session.device}
                  {session.current && <Badge>{strings.security.thisDevice}</Badge>}
                </>
              }
              note={
                <time dateTime={session.lastSeenAt} title={inFull(session.lastSeenAt)}>
                  {strings.security.lastSeen(when(session.lastSeenAt, now))}
                  {session.city !== undefined && ` · ${strings.security.around(session.city)}`} · {session.address}
                </time>
              }
            >
              {!session.current && (
                <Button
                  look="plain"
                  aria-label={strings.security.signOutOf(session.device)}
                  onClick={() => setAsking({ kind: 'one', session })}
                >
                  {strings.security.signOutOne}
                </Button>
              )}
            </Row>
          ))}
        </ul>
        {sessions.some(({ current }) => !current) && (
          <Button look="danger" className="self-start" onClick={() => setAsking({ kind: 'others' })}>
            {strings.security.signOutOthers}
          </Button>
        )}
      </Read>
      {asking.kind === 'one' && (
        <ConfirmAct
          title={strings.security.signOutOf(asking.session.device)}
          text={strings.security.signOutAsk(asking.session.device)}
          action={strings.security.signOutOne}
          act={() => end(`/auth/sessions/${asking.session.id}`)}
          onClose={close}
        />
      )}
      {asking.kind === 'others' && (
        <ConfirmAct
          title={strings.security.signOutOthers}
          text={strings.security.signOutOthersAsk}
          action={strings.security.signOutOthers}
          act={() => end('/auth/sessions?keepCurrent=true')}
          onClose={close}
        />
      )}
    </>
  );
}
