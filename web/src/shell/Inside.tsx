import { useQueryClient } from '@tanstack/react-query';
import { CloudOff } from 'lucide-react';
import { useState } from 'react';
import type { Session } from '../session/session';
import { strings } from '../strings';
import { Empty } from '../ui/States';
import { Shell } from './Shell';

/**
 * The product for whoever is signed in, as far as is known. Before the server has said who this is, what was kept can be
 * read already; with nothing kept there is only waiting. Whoever was inside stays, with the call they are in, however long
 * the server is out of reach.
 */
export function Inside({ now }: { now: Exclude<Session['kind'], 'signed-out'> }) {
  const kept = useQueryClient().getQueryData(['calls']) !== undefined;
  const [entered, setEntered] = useState(false);
  if (now === 'signed-in' && !entered) setEntered(true);
  if (kept || entered || now === 'signed-in') return <Shell />;
  if (now === 'starting') return null;
  return (
    <main className="flex h-full items-center">
      <Empty heading="h1" icon={<CloudOff className="size-7" />} title={strings.session.unreachableTitle}>
        <p role="status">{strings.session.unreachable}</p>
      </Empty>
    </main>
  );
}
