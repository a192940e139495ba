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

const words = strings.history;

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
      saveFile(await requestFile(`/calls/export?${filterQuery({ ...wanted, q: search }).toString()}`), words.file),
  });
  const set = (change: CallFilter) => setWanted({ ...wanted, ...change });
  return (
    <Sheet
      title={words.filterCalls}
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
            {words.clear}
          </Button>
          <Button look="filled" type="submit" form="filter-calls">
            {words.show}
          </Button>
        </>
      }
    >
      <form
        id="filter-calls"
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          onChange(wanted);
          onClose();
        }}
      >
        <SelectField
          label={words.status}
          value={wanted.status ?? ''}
          onChange={(event) => set({ status: event.target.value })}
        >
          <option value="">{words.anyStatus}</option>
          {Object.entries(words.statuses).map(([status, label]) => (
            <option key={status} value={status}>
              {label}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={words.member}
          value={wanted.handledBy ?? ''}
          onChange={(event) => set({ handledBy: event.target.value })}
        >
          <option value="">{words.anyMember}</option>
          {members.map(({ id, fullName }) => (
            <option key={id} value={id}>
              {fullName}
            </option>
          ))}
        </SelectField>
        <TextField
          label={words.tag}
          hint={words.tagHint}
          maxLength={30}
          value={wanted.tag ?? ''}
          onChange={(event) => set({ tag: event.target.value })}
        />
        <div className="flex flex-wrap gap-3 *:min-w-0 *:flex-1 *:basis-40">
          <TextField
            label={words.from}
            type="date"
            value={wanted.fromDay ?? ''}
            onChange={(event) => set({ fromDay: event.target.value })}
          />
          <TextField
            label={words.to}
            type="date"
            value={wanted.toDay ?? ''}
            onChange={(event) => set({ toDay: event.target.value })}
          />
        </div>
        <Button className="self-start" disabled={exporting.isPending} onClick={() => exporting.mutate()}>
          <Download aria-hidden className="size-5" />
          {exporting.isPending ? words.downloading : words.download}
        </Button>
        {exporting.isError && <Refusal error={exporting.error} />}
      </form>
    </Sheet>
  );
}
