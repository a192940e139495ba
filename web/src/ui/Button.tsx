import type { ButtonHTMLAttributes } from 'react';
import { cn } from './class-names';

type Look = 'filled' | 'quiet' | 'danger' | 'plain';

const LOOKS: Record<Look, string> = {
  filled: 'bg-accent text-on-accent hover:bg-accent-press',
  quiet: 'bg-muted text-ink hover:bg-line',
  danger: 'bg-danger-soft text-danger hover:brightness-95 dark:hover:brightness-110',
  plain: 'text-accent-ink hover:bg-muted',
};

export function buttonLook(look: Look, className?: string): string {
  return cn(
    'inline-flex min-h-target min-w-target items-center justify-center gap-2 rounded-full px-5 py-2 text-base font-semibold',
    'transition-colors duration-150 disabled:opacity-60',
    LOOKS[look],
    className,
  );
}

export function Button({
  look = 'quiet',
  className,
  ...rest
}: ButtonHTMLAttributes<HTMLButtonElement> & { look?: Look }) {
  return <button type="button" {...rest} className={buttonLook(look, className)} />;
}

export function IconButton({ label, className, ...rest }: ButtonHTMLAttributes<HTMLButtonElement> & { label: string }) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      {...rest}
      className={cn(
        'inline-flex size-target shrink-0 items-center justify-center rounded-full text-ink-soft transition-colors duration-150',
        'hover:bg-muted hover:text-ink disabled:opacity-60',
        className,
      )}
    />
  );
}
