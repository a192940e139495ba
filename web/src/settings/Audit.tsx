import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { requestFile } from '../api/request';
import type { AuditEntry } from '../contract/models';
import { strings } from '../strings';
import { inFull, when } from '../time';
import { Button } from '../ui/Button';
import { SelectField } from '../ui/Field';
import { Read, Refusal } from '../ui/States';
import { useNow } from '../ui/use-now';
import { actionInWords, detailInWords } from './action';
import { browserOf } from './browser-name';
import { auditQuery } from './queries';
import { saveFile } from './save-file';
import { Section } from './Section';
import { choices } from './choices';

/** Says nothing to a person; the download has it. */
const ID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

export function Audit() {
  const [action, setAction] = useState('');
  const query = useInfiniteQuery(auditQuery(action === '' ? undefined : action));
  const now = useNow(30_000);
  const entries = query.data?.pages.flatMap(({ items }) => items) ?? [];
  const known = [...new Set([...Object.keys(strings.audit.action), ...entries.map((entry) => entry.action)])];
  const exporting = useMutation({
    mutationFn: async () => saveFile(await requestFile('/audit/export'), strings.audit.file),
  });
  return (
    <Section title={strings.settings.section.audit}>
      <div className="flex flex-wrap items-end gap-3 *:first:min-w-0 *:first:flex-1 *:first:basis-48">
        <SelectField label={strings.audit.filter} value={action} onChange={(event) => setAction(event.target.value)}>
          <option value="">{strings.audit.all}</option>
          {(action === '' ? known : choices(known, action)).map((one) => (
            <option key={one} value={one}>
              {actionInWords(one)}
            </option>
          ))}
        </SelectField>
        <Button disabled={exporting.isPending} onClick={() => exporting.mutate()}>
          <Download aria-hidden className="size-5" />
          {exporting.isPending ? strings.audit.downloading : strings.audit.download}
        </Button>
      </div>
      {exporting.isError && <Refusal error={exporting.error} />}
      <Read query={query}>
        {entries.length === 0 && (
          <p role="status" className="py-10 text-center text-ink-soft">
            {action === '' ? strings.audit.empty : strings.audit.nothing}
          </p>
        )}
        <ol
          aria-label={strings.audit.list}
          className="divide-y divide-line overflow-hidden rounded-2xl bg-card ring-1 ring-line empty:hidden"
        >
          {entries.map((entry) => (
            <Entry key={entry.id} entry={entry} now={now} />
          ))}
        </ol>
        {query.isFetchNextPageError && <Refusal error={query.error} />}
        {query.hasNextPage && (
          <Button
            className="self-center"
            disabled={query.isFetchingNextPage}
            onClick={() => void query.fetchNextPage()}
          >
            {query.isFetchingNextPage ? strings.common.loading : strings.common.more}
          </Button>
        )}
      </Read>
    </Section>
  );
}

function Entry({ entry, now }: { entry: AuditEntry; now: number }) {
  const { device = '' } = entry;
  const more = [
    entry.subject === undefined || ID.test(entry.subject) ? undefined : entry.subject,
    ...Object.entries(entry.details).map(([name, value]) => detailInWords(name, value)),
    entry.address,
  ].filter((word) => word !== undefined);
  return (
    <li className="flex flex-col px-4 py-3">
      <span className="flex items-baseline justify-between gap-3">
        <span className="min-w-0 font-medium wrap-anywhere">{actionInWords(entry.action)}</span>
        <time dateTime={entry.at} title={inFull(entry.at)} className="shrink-0 text-sm text-ink-soft">
          {when(entry.at, now)}
        </time>
      </span>
      <span className="wrap-anywhere">{entry.actor.name}</span>
      <span className="text-sm text-ink-soft wrap-anywhere empty:hidden">
        {more.join(' · ')}
        {device !== '' && (
          <>
            {more.length > 0 && ' · '}
            <span title={device}>{browserOf(device) ?? device}</span>
          </>
        )}
      </span>
    </li>
  );
}
