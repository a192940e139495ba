import { Link } from '@tanstack/react-router';
import { strings } from '../strings';
import { duration, inFull, when } from '../time';
import { cn } from '../ui/class-names';
import { Elapsed } from './Elapsed';
import type { CallGroup } from './group';
import { kindOf, needsAttention } from './kind';
import { KindIcon } from './KindIcon';
import { MessageMark } from './MessageMark';
import { isLive } from './queries';
import { whoIs } from './who';

export function CallRow({ group: { latest, count }, now }: { group: CallGroup; now: number }) {
  const kind = kindOf(latest);
  const alarming = needsAttention(kind);
  const live = isLive(latest);
  return (
    <li>
      <Link
        to="/calls/$callId"
        params={{ callId: latest.id }}
        data-row
        activeProps={{ 'data-row': 'current', className: 'bg-muted hover:bg-muted' }}
        className="flex min-h-16 items-center gap-3 px-4 py-2.5 -outline-offset-2 transition-colors duration-150 hover:bg-muted/60"
      >
        <KindIcon kind={kind} />
        <span className="flex min-w-0 flex-1 flex-col">
          <span className="flex flex-wrap items-baseline gap-x-2">
            <span className={cn('max-w-full font-semibold wrap-break-word tabular-nums', alarming && 'text-danger')}>
              {whoIs(latest)}
            </span>
            {count > 1 && (
              <span className="text-sm text-ink-soft" aria-label={strings.calls.count(count)}>
                ({count})
              </span>
            )}
            <span className="ml-auto shrink-0 text-sm text-ink-soft">
              {live ? (
                <Elapsed call={latest} className="font-semibold text-accent-ink" />
              ) : (
                <time dateTime={latest.startedAt} title={inFull(latest.startedAt)}>
                  {when(latest.startedAt, now)}
                </time>
              )}
            </span>
          </span>
          <span className="flex gap-1.5 text-sm text-ink-soft">
            {/* What it was about says more than who answered; the shape and a screen reader still tell that. */}
            <span
              className={cn(
                'shrink-0',
                latest.summary !== undefined && !live && !alarming && 'sr-only',
                alarming && 'font-medium text-danger',
                live && 'text-accent-ink',
              )}
            >
              {strings.calls.kind[kind]}
            </span>
            <MessageMark call={latest} />
            {latest.summary !== undefined ? (
              <span className="min-w-0 truncate">{latest.summary}</span>
            ) : (
              latest.endedAt !== undefined &&
              latest.answeredAt !== undefined && (
                <span className="shrink-0 tabular-nums">
                  · {duration(latest.answeredAt, Date.parse(latest.endedAt))}
                </span>
              )
            )}
          </span>
        </span>
      </Link>
    </li>
  );
}
