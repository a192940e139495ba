import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';

/** A line of a list that opens what it names, or only names it. */
export function OpenRow({
  label,
  title,
  note,
  onOpen,
}: {
  label: string;
  title: ReactNode;
  note?: ReactNode;
  onOpen: (() => void) | undefined;
}) {
  const content = (
    <span className="flex min-w-0 flex-1 flex-col">
      <span className="flex flex-wrap items-center gap-x-2 gap-y-1 font-medium wrap-anywhere">{title}</span>
      {note !== undefined && <span className="text-sm text-ink-soft wrap-anywhere">{note}</span>}
    </span>
  );
  return (
    <li>
      {onOpen === undefined ? (
        <div className="flex min-h-14 items-center gap-3 py-2">{content}</div>
      ) : (
        <button
          type="button"
          data-row
          aria-label={label}
          onClick={onOpen}
          className="-mx-2 flex min-h-14 w-[calc(100%+1rem)] items-center gap-3 rounded-xl px-2 py-2 text-left hover:bg-muted/60"
        >
          {content}
          <ChevronRight aria-hidden className="size-5 shrink-0 text-ink-soft" />
        </button>
      )}
    </li>
  );
}
