import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { MessageSquareText } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Text } from '../contract/models';
import { whoGot } from '../call/who';
import { useMay } from '../may';
import { strings } from '../strings';
import { inFull, when } from '../time';
import { Button } from '../ui/Button';
import { Empty, Read } from '../ui/States';
import { useNow } from '../ui/use-now';
import { textsQuery } from './queries';
import { TextStatus } from './TextStatus';

export function TextList({ onNew }: { onNew: () => void }) {
  const query = useQuery(textsQuery('all'));
  const maySend = useMay('sendText');
  const now = useNow(30_000);
  return (
    <Read query={query}>
      {query.data?.length === 0 ? (
        <Empty
          icon={<MessageSquareText className="size-7" />}
          title={strings.messages.emptyTitle}
          action={maySend && <Button onClick={onNew}>{strings.messages.newText}</Button>}
        >
          <p>{strings.messages.empty}</p>
        </Empty>
      ) : (
        <ul className="mx-4 divide-y divide-line overflow-hidden rounded-2xl bg-card ring-1 ring-line">
          {query.data?.map((text) => (
            <li key={text.id}>
              <Row text={text}>
                <span className="flex items-baseline justify-between gap-3">
                  <span className="min-w-0 truncate font-semibold tabular-nums">{whoGot(text)}</span>
                  <time
                    dateTime={text.createdAt}
                    title={inFull(text.createdAt)}
                    className="shrink-0 text-sm text-ink-soft"
                  >
                    {when(text.createdAt, now)}
                  </time>
                </span>
                <span className="line-clamp-2 text-ink-soft">{text.body}</span>
                <TextStatus text={text} />
              </Row>
            </li>
          ))}
        </ul>
      )}
    </Read>
  );
}

const ROW = 'flex min-h-target flex-col gap-1 px-4 py-3 -outline-offset-2';

/** A text of a call opens the call; one to a bare number has nowhere to lead. */
function Row({ text, children }: { text: Text; children: ReactNode }) {
  if (text.callId === undefined) return <div className={ROW}>{children}</div>;
  return (
    <Link to="/calls/$callId" params={{ callId: text.callId }} data-row className={`${ROW} hover:bg-muted/60`}>
      {children}
    </Link>
  );
}
