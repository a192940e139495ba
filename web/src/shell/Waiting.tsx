import { useQueryClient } from '@tanstack/react-query';
import { CloudOff } from 'lucide-react';
import { strings } from '../strings';
import { Empty } from '../ui/States';
import { Shell } from './Shell';

/** Before the server has said who this is: what was kept can be read already; with nothing kept there is only waiting. */
export function Waiting({ unreachable }: { unreachable: boolean }) {
  const kept = useQueryClient().getQueryData(['calls']) !== undefined;
  if (kept) return <Shell />;
  if (!unreachable) return null;
  return (
    <main className="flex h-full items-center">
      <Empty icon={<CloudOff className="size-7" />} title={strings.session.unreachableTitle}>
        <p role="status">{strings.session.unreachable}</p>
      </Empty>
    </main>
  );
}
