import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useMay } from '../may';
import { strings } from '../strings';
import { Read } from '../ui/States';
import { OpenRow } from './OpenRow';
import { routingQuery } from './queries';
import { summary } from './routing';
import { RoutingSheet } from './RoutingSheet';

/** What becomes of callers, number by number. */
export function Routing() {
  const query = useQuery(routingQuery);
  const mayManage = useMay('manageNumbers');
  const [open, setOpen] = useState<string>();
  const opened = query.data?.find(({ number }) => number === open);
  return (
    <>
      <p className="text-sm text-ink-soft">{strings.routing.hint}</p>
      <Read query={query} rows={1}>
        <ul className="divide-y divide-line empty:hidden">
          {query.data?.map((rules) => (
            <OpenRow
              key={rules.number}
              label={strings.routing.manage(rules.display ?? rules.number)}
              title={<span className="font-semibold whitespace-nowrap tabular-nums">{rules.display}</span>}
              note={summary(rules)}
              onOpen={mayManage ? () => setOpen(rules.number) : undefined}
            />
          ))}
        </ul>
      </Read>
      {opened !== undefined && <RoutingSheet saved={opened} onClose={() => setOpen(undefined)} />}
    </>
  );
}
