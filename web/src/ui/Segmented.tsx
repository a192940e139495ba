import { cn } from './class-names';

/** A handful of choices side by side, one of them chosen. */
export function Segmented<Value extends string>({
  label,
  choices,
  value,
  onChange,
  className,
}: {
  label: string;
  choices: readonly { value: Value; label: string }[];
  value: Value;
  onChange: (value: Value) => void;
  className?: string;
}) {
  return (
    <div role="radiogroup" aria-label={label} className={cn('@container rounded-xl bg-muted p-1', className)}>
      <div className="flex @max-[16rem]:flex-wrap">
        {choices.map((choice) => (
          <label
            key={choice.value}
            className={cn(
              'flex min-h-target flex-1 items-center justify-center rounded-lg px-3 @max-[16rem]:flex-auto text-center text-sm font-medium transition-colors duration-150',
              'has-focus-visible:outline-2 has-focus-visible:outline-accent',
              choice.value === value ? 'bg-thumb text-ink shadow-sm' : 'text-ink-soft hover:text-ink',
            )}
          >
            <input
              type="radio"
              name={label}
              checked={choice.value === value}
              onChange={() => onChange(choice.value)}
              className="sr-only"
            />
            {choice.label}
          </label>
        ))}
      </div>
    </div>
  );
}
