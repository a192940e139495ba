import type { ReactNode } from 'react';
import { cn } from '../ui/class-names';

/** A button of the row below a running call. */
export function Control({
  label,
  pressed = false,
  opens = false,
  className,
  onClick,
  children,
}: {
  label: string;
  /** The words change with the state, so no second telling of it by `aria-pressed`. */
  pressed?: boolean;
  /** Leads to a sheet. */
  opens?: boolean;
  className?: string;
  onClick: () => void;
  children: ReactNode;
}) {
  return (
    <button
      type="button"
      aria-haspopup={opens ? 'dialog' : undefined}
      onClick={onClick}
      className={cn(
        'flex min-h-14 min-w-target flex-col items-center justify-center gap-0.5 rounded-2xl px-0.5 text-xs transition-colors duration-150 hover:bg-muted md:text-sm [&_svg]:size-5',
        pressed && 'bg-ink text-page hover:bg-ink',
        className,
      )}
    >
      <span aria-hidden>{children}</span>
      {label}
    </button>
  );
}
