import { duration } from '../time';
import { useNow } from '../ui/use-now';
import type { Call } from '../contract/models';

/** How long a call has been running. Figures of one width, so that nothing beside it trembles. */
export function Elapsed({ call, className }: { call: Call; className?: string }) {
  const now = useNow(1_000);
  const until = call.endedAt === undefined ? now : Date.parse(call.endedAt);
  return (
    <time className={`tabular-nums ${className ?? ''}`}>{duration(call.answeredAt ?? call.startedAt, until)}</time>
  );
}
