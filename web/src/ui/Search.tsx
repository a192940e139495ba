import { Search as SearchIcon } from 'lucide-react';

export function Search({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string;
  onChange: (value: string) => void;
}) {
  return (
    <label className="flex min-h-target items-center gap-2 rounded-xl bg-muted px-3 focus-within:outline-2 focus-within:outline-accent">
      <SearchIcon aria-hidden className="size-4 shrink-0 text-ink-soft" />
      <span className="sr-only">{label}</span>
      <input
        data-search
        type="search"
        value={value}
        placeholder={label}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          onChange('');
          event.currentTarget.blur();
        }}
        className="min-w-0 flex-1 bg-transparent py-2 text-base outline-none"
      />
    </label>
  );
}
