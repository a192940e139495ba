import { History, X } from 'lucide-react';
import type { CallDetail } from '../contract/models';
import { useMe } from '../profile';
import { strings } from '../strings';
import { duration, exactTimeOfDay } from '../time';
import { Button, IconButton } from '../ui/Button';
import { callAt, span } from './moment';
import { sentence } from './sentence';

const SECOND = 1_000;

/** Looks at a past call as it was at any moment of it. */
export function TimeTravel({
  call,
  at,
  onChange,
}: {
  call: CallDetail;
  at: number | undefined;
  onChange: (moment: number | undefined) => void;
}) {
  const me = useMe();
  const words = strings.call.travel;
  const { from, to } = span(call);
  if (call.timeline.length === 0) return null;
  if (at === undefined)
    return (
      <Button className="self-start" onClick={() => onChange(from)}>
        <History aria-hidden className="size-5" />
        {words.open}
      </Button>
    );
  const then = callAt(call, at);
  const said = sentence(then, then.transcript, me);
  const clock = words.at(exactTimeOfDay(new Date(at).toISOString()), duration(call.startedAt, at));
  return (
    <div className="sticky top-0 z-10 -mx-1 flex flex-col gap-1 rounded-2xl bg-card p-3 shadow-sm ring-1 ring-line">
      <div className="flex items-center gap-2">
        <p className="min-w-0 flex-1 text-sm text-ink-soft tabular-nums">{clock}</p>
        <IconButton label={words.close} onClick={() => onChange(undefined)}>
          <X aria-hidden className="size-5" />
        </IconButton>
      </div>
      <input
        type="range"
        // The button that was pressed to get here is gone.
        // eslint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        aria-label={words.label}
        aria-valuetext={`${clock}. ${said}`}
        min={0}
        max={Math.ceil((to - from) / SECOND)}
        value={Math.ceil((at - from) / SECOND)}
        onChange={(event) => onChange(Math.min(to, from + Number(event.target.value) * SECOND))}
        className="min-h-target w-full accent-accent"
      />
      <p className="font-medium">{said}</p>
    </div>
  );
}
