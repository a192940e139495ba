import { Link } from '@tanstack/react-router';
import { ChevronLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { strings } from '../strings';
import { Screen } from '../ui/Screen';

/** One section of the settings; on a phone it is a screen of its own with the way back. */
export function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Screen
      title={title}
      className="mx-auto w-full max-w-2xl"
      back={
        <Link
          to="/settings"
          aria-label={strings.common.back}
          className="-ml-2 flex size-target shrink-0 items-center justify-center rounded-full text-accent-ink hover:bg-muted md:hidden"
        >
          <ChevronLeft aria-hidden className="size-6" />
        </Link>
      }
    >
      <div className="flex flex-col gap-6 px-4">{children}</div>
    </Screen>
  );
}

export function Panel({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="flex flex-col gap-4 rounded-2xl bg-card p-4 ring-1 ring-line">
      <h2 className="font-semibold">{title}</h2>
      {children}
    </section>
  );
}

/** A line with what it is, a word about it and what can be done with it. */
export function Row({ title, note, children }: { title: ReactNode; note?: ReactNode; children?: ReactNode }) {
  return (
    <li className="flex min-h-14 flex-wrap items-center gap-x-3 gap-y-1 py-2">
      <div className="flex min-w-0 flex-1 basis-40 flex-col">
        <span className="flex flex-wrap items-center gap-x-2 font-medium wrap-anywhere">{title}</span>
        {note !== undefined && <span className="text-sm text-ink-soft wrap-anywhere">{note}</span>}
      </div>
      {children}
    </li>
  );
}

export function Badge({ children }: { children: ReactNode }) {
  return (
    <span className="rounded-full bg-accent-soft px-2.5 py-0.5 text-xs font-medium text-accent-ink">{children}</span>
  );
}
