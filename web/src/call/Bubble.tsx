import { Link } from '@tanstack/react-router';
import { BookOpen, Plus } from 'lucide-react';
import type { Source, Turn } from '../contract/models';
import { strings } from '../strings';
import { timeOfDay } from '../time';
import { cn } from '../ui/class-names';
import { speakerName } from './speaker';

const LOOKS: Record<Turn['speaker'], string> = {
  caller: 'rounded-bl-md bg-card ring-1 ring-line',
  ai: 'rounded-br-md bg-accent-soft',
  human: 'rounded-br-md bg-ink text-page',
};

/** One turn. The caller on the left; the business, AI or person, on the right. */
export function Bubble({
  turn,
  mine,
  speaking,
  offerFaq,
}: {
  turn: Turn;
  mine: boolean;
  speaking: boolean;
  offerFaq: boolean;
}) {
  const ours = turn.speaker !== 'caller';
  return (
    <li className={cn('flex max-w-[86%] flex-col gap-1 md:max-w-[75%]', ours ? 'items-end self-end' : 'items-start')}>
      <span className="px-1 text-xs text-ink-soft">
        {speakerName(turn.speaker, mine)} · <time dateTime={turn.at}>{timeOfDay(turn.at)}</time>
      </span>
      <p className={cn('rounded-2xl px-4 py-2.5 wrap-break-word whitespace-pre-wrap', LOOKS[turn.speaker])}>
        {turn.text}
        {speaking && <Speaking />}
      </p>
      {turn.source !== undefined && <SourceChip source={turn.source} />}
      {offerFaq && turn.speaker === 'caller' && turn.text !== '' && (
        <Link
          to="/receptionist"
          search={{ faq: 'new', question: turn.text.slice(0, 300) }}
          aria-label={strings.call.addToFaqFor(turn.text)}
          className="flex min-h-target items-center gap-1 rounded-full px-2 text-sm font-medium text-accent-ink hover:bg-muted"
        >
          <Plus aria-hidden className="size-4" />
          {strings.call.addToFaq}
        </Link>
      )}
    </li>
  );
}

/** Where the answer came from; a tap opens it. */
export function SourceChip({ source }: { source: Source }) {
  return (
    <Link
      to="/receptionist"
      search={{ faq: source.faqId }}
      aria-label={strings.call.source(source.question)}
      className="flex min-h-target max-w-full items-center gap-1.5 rounded-full border border-line bg-card px-3 text-sm text-accent-ink hover:bg-muted"
    >
      <BookOpen aria-hidden className="size-4 shrink-0" />
      <span className="truncate">{source.question}</span>
    </Link>
  );
}

function Speaking() {
  return (
    <span className="ml-1.5 inline-flex gap-1 align-middle" role="img" aria-label={strings.call.speaking}>
      <span className="animate-pulse-slow size-1.5 rounded-full bg-current" />
      <span className="animate-pulse-slow size-1.5 rounded-full bg-current [animation-delay:200ms]" />
      <span className="animate-pulse-slow size-1.5 rounded-full bg-current [animation-delay:400ms]" />
    </span>
  );
}
