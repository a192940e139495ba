import { SlidersHorizontal } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { strings } from '../strings';
import { Button, IconButton } from '../ui/Button';
import { cn } from '../ui/class-names';
import { useHotkey } from '../ui/hotkeys';
import { Screen } from '../ui/Screen';
import { Search } from '../ui/Search';
import { Read, Refusal } from '../ui/States';
import { useLater } from '../ui/use-later';
import { useNow } from '../ui/use-now';
import { CallRow } from './CallRow';
import { FilterSheet } from './FilterSheet';
import { isSet, useFoundCalls, type CallFilter } from './find';
import { groupCalls, matches, type CallGroup } from './group';
import { NoCalls } from './NoCalls';
import { isLive, useCalls } from './queries';

const SEARCH_AFTER_MS = 250;

export function CallList() {
  const [search, setSearch] = useState('');
  const [filter, setFilter] = useState<CallFilter>({});
  const [choosing, setChoosing] = useState(false);
  const query = useCalls();
  const wanted = useDeferredValue(search);
  const filtered = isSet(filter);
  const asked = { ...filter, q: useLater(search.trim(), SEARCH_AFTER_MS) };
  const finding = useFoundCalls(asked);
  const searching = filtered || wanted.trim() !== '';
  // What is here already is shown at once; what the server finds takes its place.
  const settled = finding.isSuccess && !finding.isPlaceholderData && asked.q === search.trim();
  const here = filtered ? [] : query.calls.filter((call) => matches(call, wanted));
  const shown = searching ? (settled || filtered ? finding.calls : here) : query.calls;
  const pages = searching ? finding : query;
  const live = shown.filter(isLive);
  const past = groupCalls(shown.filter((call) => !isLive(call)));
  const set = Object.values(filter).filter((value) => value !== undefined && value !== '').length;
  useHotkey('f', () => setChoosing(true));
  const clear = () => {
    setSearch('');
    setFilter({});
  };
  return (
    <Screen
      title={strings.calls.title}
      top={
        <div className="flex items-center gap-1">
          <div className="min-w-0 flex-1">
            <Search label={strings.calls.search} value={search} onChange={setSearch} />
          </div>
          <IconButton
            label={filtered ? strings.history.filtered(set) : strings.history.filter}
            className={cn(filtered && 'bg-accent-soft text-accent-ink')}
            onClick={() => setChoosing(true)}
          >
            <SlidersHorizontal aria-hidden className="size-5" />
          </IconButton>
        </div>
      }
    >
      <Read query={filtered && finding.data === undefined ? finding : query} rows={8}>
        {searching && finding.isError && <Refusal error={finding.error} className="mx-4 mb-2" />}
        {query.calls.length === 0 && !searching && <NoCalls />}
        {searching && shown.length === 0 && (settled || finding.isError) && (
          <div className="flex flex-col items-center gap-3 px-6 py-12 text-center text-ink-soft">
            <p role="status">
              {search.trim() === '' ? strings.history.none : strings.calls.nothingFound(search.trim())}
            </p>
            <Button onClick={clear}>{filtered ? strings.history.clear : strings.calls.clearSearch}</Button>
          </div>
        )}
        <Rows title={strings.calls.live} groups={live.map((latest) => ({ latest, count: 1 }))} />
        <Rows title={strings.calls.history} groups={past} titled={live.length > 0} />
        {pages.hasNextPage && (!searching || settled) && (
          <div className="flex justify-center p-4">
            <Button disabled={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
              {pages.isFetchingNextPage ? strings.common.loading : strings.common.more}
            </Button>
          </div>
        )}
      </Read>
      {choosing && (
        <FilterSheet filter={filter} search={search} onChange={setFilter} onClose={() => setChoosing(false)} />
      )}
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
