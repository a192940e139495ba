import { useId, type InputHTMLAttributes, type SelectHTMLAttributes, type TextareaHTMLAttributes } from 'react';
import { cn } from './class-names';

interface Common {
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
}

const BOX =
  'w-full rounded-xl border border-line-strong bg-card px-3 py-2.5 text-base text-ink aria-invalid:border-danger min-h-target';

function useDescription({ hint, error }: Pick<Common, 'hint' | 'error'>) {
  const id = useId();
  return {
    id,
    control: {
      id,
      ...(hint !== undefined || error !== undefined ? { 'aria-describedby': `${id}-note` } : {}),
      ...(error !== undefined ? { 'aria-invalid': true } : {}),
    },
  };
}

function Frame({ id, label, hint, error, children }: Common & { id: string; children: React.ReactNode }) {
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="text-sm font-medium">
        {label}
      </label>
      {children}
      {(error ?? hint) !== undefined && (
        <p id={`${id}-note`} className={cn('text-sm', error === undefined ? 'text-ink-soft' : 'text-danger')}>
          {error ?? hint}
        </p>
      )}
    </div>
  );
}

export function TextField({ label, hint, error, className, ...rest }: Common & InputHTMLAttributes<HTMLInputElement>) {
  const { id, control } = useDescription({ hint, error });
  return (
    <Frame id={id} label={label} hint={hint} error={error}>
      <input {...rest} {...control} className={cn(BOX, className)} />
    </Frame>
  );
}

export function SelectField({
  label,
  hint,
  error,
  className,
  ...rest
}: Common & SelectHTMLAttributes<HTMLSelectElement>) {
  const { id, control } = useDescription({ hint, error });
  return (
    <Frame id={id} label={label} hint={hint} error={error}>
      <select {...rest} {...control} className={cn(BOX, 'truncate pr-8', className)} />
    </Frame>
  );
}

export function Check({
  label,
  hint,
  ...rest
}: { label: string; hint?: string } & InputHTMLAttributes<HTMLInputElement>) {
  const hintId = useId();
  return (
    <div>
      <label className="flex min-h-target items-center gap-3">
        <input
          {...rest}
          type="checkbox"
          aria-describedby={hint === undefined ? undefined : hintId}
          className="size-5 shrink-0 accent-accent"
        />
        {label}
      </label>
      {hint !== undefined && (
        <p id={hintId} className="pl-8 text-sm text-ink-soft">
          {hint}
        </p>
      )}
    </div>
  );
}

export function TextArea({
  label,
  hint,
  error,
  className,
  ...rest
}: Common & TextareaHTMLAttributes<HTMLTextAreaElement>) {
  const { id, control } = useDescription({ hint, error });
  return (
    <Frame id={id} label={label} hint={hint} error={error}>
      <textarea {...rest} {...control} className={cn(BOX, 'field-sizing-content min-h-24 resize-none', className)} />
    </Frame>
  );
}
