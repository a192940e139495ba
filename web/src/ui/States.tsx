import { CloudOff, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { describeError } from '../api/failure';
import { session } from '../session/session';
import { useStore } from '../store';
import { strings } from '../strings';
import { when } from '../time';
import { Button } from './Button';
import { cn } from './class-names';
import { useNow } from './use-now';

export function SkeletonRows({ rows = 6 }: { rows?: number }) {
  return (
    <div role="status" aria-label={strings.common.loading} className="flex flex-col">
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} className="flex items-center gap-3 px-4 py-3">
          <div className="animate-pulse-slow size-10 shrink-0 rounded-full bg-muted" />
          <div className="flex flex-1 flex-col gap-2">
            <div className="animate-pulse-slow h-4 w-2/5 rounded bg-muted" />
            <div className="animate-pulse-slow h-3 w-4/5 rounded bg-muted" />
          </div>
        </div>
      ))}
    </div>
  );
}

export function Empty({
  heading: Heading = 'h2',
  icon,
  title,
  children,
  action,
}: {
  /** `h1` where it is all there is on the screen. */
  heading?: 'h1' | 'h2';
  icon: ReactNode;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="mx-auto flex max-w-sm flex-col items-center gap-3 px-6 py-14 text-center">
      <div aria-hidden className="flex size-14 items-center justify-center rounded-full bg-accent-soft text-accent-ink">
        {icon}
      </div>
      <Heading className="text-lg font-semibold">{title}</Heading>
      {children !== undefined && <div className="flex flex-col gap-2 text-ink-soft">{children}</div>}
      {action}
    </div>
  );
}

export function ErrorPanel({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { title, detail } = describeError(error);
  return (
    <div role="alert" className="mx-auto flex max-w-sm flex-col items-center gap-3 px-6 py-14 text-center">
      <TriangleAlert aria-hidden className="size-8 text-danger" />
      <h2 className="text-lg font-semibold">{title}</h2>
      {detail !== '' && <p className="text-ink-soft">{detail}</p>}
      {onRetry !== undefined && <Button onClick={onRetry}>{strings.common.retry}</Button>}
    </div>
  );
}

/** What a form or a command was refused with, beside it. */
export function Refusal({ error, className }: { error: unknown; className?: string }) {
  const { title, detail } = describeError(error);
  return (
    <p role="alert" className={cn('rounded-xl bg-danger-soft px-4 py-3 text-sm text-danger', className)}>
      <strong className="font-semibold">{title}</strong> {detail}
    </p>
  );
}

/** Above something that could not be read again: says from when it is. */
export function OfflineNote({
  query: { isError, dataUpdatedAt },
  className,
}: {
  query: Reading;
  className?: string | undefined;
}) {
  const now = useNow(30_000);
  const { kind } = useStore(session);
  if (!isError && kind !== 'unreachable') return null;
  return (
    <p
      role="status"
      className={cn(
        'mx-4 mb-2 flex items-center gap-2 rounded-xl bg-muted px-4 py-2.5 text-sm text-ink-soft',
        className,
      )}
    >
      <CloudOff aria-hidden className="size-4 shrink-0" />
      {strings.errors.offlineCopy(when(new Date(dataUpdatedAt).toISOString(), now))}
    </p>
  );
}

interface Reading {
  isPending: boolean;
  isError: boolean;
  error: unknown;
  data: unknown;
  dataUpdatedAt: number;
  refetch: () => Promise<unknown>;
}

/** Loading, error and offline of anything read from the server; the rest is `children`. */
export function Read({ query, rows, children }: { query: Reading; rows?: number; children: ReactNode }) {
  if (query.data === undefined && query.isPending) return <SkeletonRows {...(rows === undefined ? {} : { rows })} />;
  if (query.data === undefined) return <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <>
      <OfflineNote query={query} />
      {children}
    </>
  );
}
