import type { ReactNode } from 'react';
import { cn } from './class-names';
import { useTitle } from './use-title';

/** A screen with its title on top and its content scrolling below. */
export function Screen({
  title,
  back,
  action,
  top,
  filled = false,
  children,
  className,
}: {
  title: string;
  back?: ReactNode;
  action?: ReactNode;
  top?: ReactNode;
  /** The content brings its own scrolling and reaches the lower edge. */
  filled?: boolean;
  children: ReactNode;
  className?: string;
}) {
  useTitle(title);
  return (
    <section className={cn('flex h-full min-h-0 flex-col', className)}>
      <header className="safe-top flex flex-col gap-3 px-4 pb-3">
        <div className="flex min-h-14 items-end justify-between gap-3 pt-3">
          <div className={cn('flex items-center', back !== undefined && 'min-w-0')}>
            {back}
            <h1 className="text-[min(1.75rem,9vw)]/[1.3] font-bold md:text-[1.75rem]/9 tracking-tight">{title}</h1>
          </div>
          {action}
        </div>
        {top}
      </header>
      <div className={cn('min-h-0 flex-1', !filled && 'overflow-y-auto pt-px pb-6')}>{children}</div>
    </section>
  );
}
