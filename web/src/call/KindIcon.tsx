import {
  Ban,
  Bot,
  Music,
  PhoneCall,
  PhoneMissed,
  PhoneOff,
  PhoneOutgoing,
  TriangleAlert,
  UserRound,
  Voicemail,
} from 'lucide-react';
import { cn } from '../ui/class-names';
import { needsAttention, type CallKind } from './kind';

const SHAPES = {
  ringing: PhoneCall,
  calling: PhoneOutgoing,
  'with-ai': Bot,
  'with-human': UserRound,
  'answered-ai': Bot,
  'answered-human': UserRound,
  called: PhoneOutgoing,
  missed: PhoneMissed,
  blocked: Ban,
  unanswered: PhoneOutgoing,
  busy: PhoneOutgoing,
  declined: PhoneOutgoing,
  'no-such-number': PhoneOff,
  cancelled: PhoneOutgoing,
  closed: PhoneMissed,
  waiting: Music,
  unreachable: PhoneOff,
  failed: TriangleAlert,
  'at-voicemail': Voicemail,
  voicemail: Voicemail,
  'no-message': Voicemail,
} as const;

const LIVE: readonly CallKind[] = ['ringing', 'calling', 'with-ai', 'with-human', 'at-voicemail'];

export function KindIcon({ kind, className }: { kind: CallKind; className?: string }) {
  const Shape = SHAPES[kind];
  return (
    <span
      aria-hidden
      className={cn(
        'flex size-10 shrink-0 items-center justify-center rounded-full bg-muted text-ink-soft',
        LIVE.includes(kind) && 'bg-accent-soft text-accent-ink',
        needsAttention(kind) && 'bg-danger-soft text-danger',
        className,
      )}
    >
      <Shape className="size-5" />
    </span>
  );
}
