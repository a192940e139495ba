import { useMutation, useQuery } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { requestFile } from '../api/request';
import { membersQuery } from '../settings/queries';
import { saveFile } from '../settings/save-file';
import { strings } from '../strings';
import { Button } from '../ui/Button';
import { SelectField, TextField } from '../ui/Field';
import { Sheet } from '../ui/Sheet';
import { Refusal } from '../ui/States';
import { filterQuery, type CallFilter } from './find';

/** Ways to end that a person looks for like for a missed call. */
const OUTCOMES = ['voicemail', 'unanswered', 'busy', 'declined', 'no-such-number'] as const;

const wentLike = (value: string): CallFilter =>
  OUTCOMES.some((outcome) => outcome === value)
    ? { status: undefined, outcome: value }
    : { status: value, outcome: undefined };

/** Which calls are shown, and those as a file. */
export function FilterSheet({
  filter,
  search,
  onChange,
  onClose,
}: {
  filter: CallFilter;
  search: string;
  onChange: (filter: CallFilter) => void;
  onClose: () => void;
}) {
  const [wanted, setWanted] = useState(filter);
  const { data: members = [] } = useQuery(membersQuery);
  const exporting = useMutation({
    mutationFn: async () =>
      saveFile(
        await requestFile(`/calls/export?${filterQuery({ ...wanted, q: search }).toString()}`),
        strings.history.file,
      ),
  });
  const { fromDay = '', toDay = '' } = wanted;
  const backwards = fromDay !== '' && toDay !== '' && fromDay > toDay;
  const set = (change: CallFilter) => setWanted({ ...wanted, ...change });
  return (
    <Sheet
      title={strings.history.filterCalls}
      onClose={onClose}
      footer={
        <>
          <Button
            className="mr-auto"
            onClick={() => {
              onChange({});
              onClose();
            }}
          >
            {strings.history.clear}
          </Button>
          <Button look="filled" type="submit" form="filter-calls">
            {strings.history.show}
          </Button>
        </>
      }
    >
      <form
        id="filter-calls"
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (backwards) return;
          onChange(wanted);
          onClose();
        }}
      >
        <SelectField
          label={strings.history.status}
          value={wanted.outcome ?? wanted.status ?? ''}
          onChange={(event) => set(wentLike(event.target.value))}
        >
          <option value="">{strings.history.anyStatus}</option>
          {Object.entries(strings.history.statuses).map(([status, label]) => (
            <option key={status} value={status}>
              {label}
            </option>
          ))}
          {OUTCOMES.map((outcome) => (
            <option key={outcome} value={outcome}>
              {strings.calls.kind[outcome]}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={strings.history.member}
          value={wanted.handledBy ?? ''}
          onChange={(event) => set({ handledBy: event.target.value })}
        >
          <option value="">{strings.history.anyMember}</option>
          {members.map(({ id, fullName }) => (
            <option key={id} value={id}>
              {fullName}
            </option>
          ))}
        </SelectField>
        <TextField
          label={strings.history.tag}
          hint={strings.history.tagHint}
          maxLength={30}
          value={wanted.tag ?? ''}
          onChange={(event) => set({ tag: event.target.value })}
        />
        <div className="flex flex-wrap gap-3 *:min-w-0 *:flex-1 *:basis-40">
          <TextField
            label={strings.history.from}
            type="date"
            value={wanted.fromDay ?? ''}
            onChange={(event) => set({ fromDay: event.target.value })}
          />
          <TextField
            label={strings.history.to}
            error={backwards ? strings.history.fromAfterTo : undefined}
            type="date"
            value={wanted.toDay ?? ''}
            onChange={(event) => set({ toDay: event.target.value })}
          />
        </div>
        <Button className="self-start" disabled={exporting.isPending || backwards} onClick={() => exporting.mutate()}>
          <Download aria-hidden className="size-5" />
          {exporting.isPending ? strings.history.downloading : strings.history.download}
        </Button>
        {exporting.isError && <Refusal error={exporting.error} />}
      </form>
    </Sheet>
  );
}
