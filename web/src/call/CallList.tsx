import { useDeferredValue, useState } from 'react';
import { strings } from '../strings';
import { Button } from '../ui/Button';
import { Screen } from '../ui/Screen';
import { Search } from '../ui/Search';
import { Read } from '../ui/States';
import { useNow } from '../ui/use-now';
import { CallRow } from './CallRow';
import { NoCalls } from './NoCalls';
import { groupCalls, matches, type CallGroup } from './group';
import { isLive, useCalls } from './queries';

export function CallList() {
  const [search, setSearch] = useState('');
  const query = useCalls();
  const wanted = useDeferredValue(search);
  const found = query.calls.filter((call) => matches(call, wanted));
  const live = found.filter(isLive);
  const past = groupCalls(found.filter((call) => !isLive(call)));
  return (
    <Screen
      title={strings.calls.title}
      top={<Search label={strings.calls.search} value={search} onChange={setSearch} />}
    >
      <Read query={query} rows={8}>
        {query.calls.length === 0 && <NoCalls />}
        {query.calls.length > 0 && found.length === 0 && (
          <div className="flex flex-col items-center gap-3 px-6 py-12 text-center text-ink-soft">
            <p role="status">{strings.calls.nothingFound(wanted)}</p>
            <Button onClick={() => setSearch('')}>{strings.calls.clearSearch}</Button>
          </div>
        )}
        <Rows title={strings.calls.live} groups={live.map((latest) => ({ latest, count: 1 }))} />
        <Rows title={strings.calls.history} groups={past} titled={live.length > 0} />
        {query.hasNextPage && (
          <div className="flex justify-center p-4">
            <Button disabled={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
              {query.isFetchingNextPage ? strings.common.loading : strings.common.more}
            </Button>
          </div>
        )}
      </Read>
    </Screen>
  );
}

function Rows({ title, groups, titled = true }: { title: string; groups: CallGroup[]; titled?: boolean }) {
  const now = useNow(30_000);
  if (groups.length === 0) return null;
  return (
    <section aria-label={title}>
      {titled && <h2 className="px-4 pt-3 pb-1 text-sm font-semibold text-ink-soft">{title}</h2>}
      <ul className="divide-y divide-line">
        {groups.map((group) => (
          <CallRow key={group.latest.id} group={group} now={now} />
        ))}
      </ul>
    </section>
  );
}
