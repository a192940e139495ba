import { MessageSquareText } from 'lucide-react';
import type { Text } from '../contract/models';
import { TextStatus } from '../messages/TextStatus';
import { strings } from '../strings';
import { timeOfDay } from '../time';

/** A text among the turns: written, not said, and so drawn differently. */
export function TextBubble({ text }: { text: Text }) {
  return (
    <li className="flex max-w-[86%] flex-col items-end gap-1 self-end md:max-w-[75%]">
      <span className="flex items-center gap-1 px-1 text-xs text-ink-soft">
        <MessageSquareText aria-hidden className="size-3.5" />
        {strings.messages.youTexted} · <time dateTime={text.createdAt}>{timeOfDay(text.createdAt)}</time>
      </span>
      <p className="rounded-2xl rounded-br-md border border-dashed border-line-strong px-4 py-2.5 wrap-break-word whitespace-pre-wrap">
        {text.body}
      </p>
      <TextStatus text={text} />
    </li>
  );
}
