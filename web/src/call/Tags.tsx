import { useMutation } from '@tanstack/react-query';
import { Plus, X } from 'lucide-react';
import { useId, useState } from 'react';
import { request } from '../api/request';
import { callSchema, type Call } from '../contract/models';
import { useMay } from '../may';
import { showCall } from '../realtime/live';
import { strings } from '../strings';
import { IconButton } from '../ui/Button';
import { Refusal } from '../ui/States';
import { useCalls } from './queries';

const MOST = 10;
const LONGEST = 30;

/** Short words that calls are found by. */
export function Tags({ call }: { call: Call }) {
  const known = useId();
  const [tag, setTag] = useState('');
  const mayTag = useMay('annotate');
  const others = [...new Set(useCalls().calls.flatMap(({ tags }) => tags))].filter((one) => !call.tags.includes(one));
  const tagging = useMutation({
    mutationFn: (tags: string[]) =>
      request(callSchema, { method: 'PUT', path: `/calls/${call.id}/tags`, body: { tags } }),
    onSuccess: (answer) => {
      showCall(answer);
      setTag('');
    },
  });
  return (
    <div className="flex flex-col gap-2">
      {call.tags.length === 0 && !mayTag && <p className="text-ink-soft">{strings.history.noTags}</p>}
      <ul className="flex flex-wrap gap-2 empty:hidden" aria-label={strings.history.tags}>
        {call.tags.map((one) => (
          <li key={one} className="flex min-h-target items-center rounded-full bg-muted pl-4 last:pr-0">
            <span className="wrap-anywhere">{one}</span>
            {mayTag ? (
              <IconButton
                label={strings.history.removeTag(one)}
                disabled={tagging.isPending}
                onClick={() => tagging.mutate(call.tags.filter((other) => other !== one))}
              >
                <X aria-hidden className="size-4" />
              </IconButton>
            ) : (
              <span className="w-4" />
            )}
          </li>
        ))}
      </ul>
      {mayTag && call.tags.length >= MOST && <p className="text-sm text-ink-soft">{strings.history.tagsFull}</p>}
      {mayTag && call.tags.length < MOST && (
        <form
          className="flex max-w-sm items-center gap-1"
          onSubmit={(event) => {
            event.preventDefault();
            if (tag.trim() !== '') tagging.mutate([...call.tags, tag.trim()]);
          }}
        >
          <input
            aria-label={strings.history.newTag}
            placeholder={strings.history.newTag}
            list={known}
            maxLength={LONGEST}
            value={tag}
            onChange={(event) => setTag(event.target.value)}
            className="min-h-target w-full min-w-0 rounded-xl border border-line-strong bg-card px-3 py-2 text-base"
          />
          <datalist id={known}>
            {others.map((one) => (
              <option key={one} value={one} />
            ))}
          </datalist>
          <IconButton label={strings.history.addTag} type="submit" disabled={tagging.isPending}>
            <Plus aria-hidden className="size-5" />
          </IconButton>
        </form>
      )}
      <p role="status" className="text-sm text-ink-soft empty:hidden">
        {tag.length >= LONGEST && strings.history.tagLongest(LONGEST)}
      </p>
      {tagging.isError && <Refusal error={tagging.error} />}
    </div>
  );
}
