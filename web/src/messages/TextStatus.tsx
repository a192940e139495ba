import { Check, CheckCheck, CircleAlert, Clock3 } from 'lucide-react';
import type { Text } from '../contract/models';
import { strings } from '../strings';
import { cn } from '../ui/class-names';

const SHAPES = { pending: Clock3, sent: Check, delivered: CheckCheck, failed: CircleAlert } as const;

export function TextStatus({ text }: { text: Text }) {
  const Shape = SHAPES[text.status];
  return (
    <span
      className={cn(
        'inline-flex flex-wrap items-center gap-x-1 text-xs font-medium text-ink-soft',
        text.status === 'delivered' && 'text-accent-ink',
        text.status === 'failed' && 'text-danger',
      )}
    >
      <Shape aria-hidden className="size-4 shrink-0" />
      {strings.messages.status[text.status]}
      {text.status === 'failed' && text.error !== undefined && <span className="basis-full">{text.error}</span>}
    </span>
  );
}
