import { RefreshCw } from 'lucide-react';
import { useEffect, useState } from 'react';
import { connection, type Connection } from '../realtime/connection';
import { session } from '../session/session';
import { useStore } from '../store';
import { strings } from '../strings';
import { timeOfDay } from '../time';
import { cn } from '../ui/class-names';

const SHOWN_MS = 4_000;
/** A blink of the network is not worth a word. */
const PATIENCE_MS = 800;

/** Says that news is not coming in, and afterwards what was missed. Floats, so that nothing jumps. */
export function ConnectionNote({ className }: { className?: string | undefined }) {
  const now = useStore(connection);
  const note = useNote(now);
  const outOfReach = useStore(session).kind === 'unreachable';
  // An open socket may outlive the sign-in's last token.
  const text = outOfReach && now.kind !== 'waiting' ? strings.connection.outOfReach : note;
  return (
    <div
      role="status"
      className={cn(
        'pointer-events-none fixed inset-x-0 top-[max(0.5rem,env(safe-area-inset-top))] z-30 flex justify-center px-4',
        className,
      )}
    >
      {text !== undefined && (
        <p className="animate-fade flex items-center gap-2 rounded-full bg-ink px-4 py-2 text-sm font-medium text-page shadow-lg">
          {now.kind === 'waiting' && <RefreshCw aria-hidden className="size-4 animate-spin" />}
          {text}
        </p>
      )}
    </div>
  );
}

function useNote(now: Connection): string | undefined {
  const [text, setText] = useState<string>();
  useEffect(() => {
    switch (now.kind) {
      case 'off':
      case 'connecting': {
        const timer = setTimeout(() => setText(undefined));
        return () => clearTimeout(timer);
      }
      case 'waiting': {
        const said = strings.connection.reconnecting(timeOfDay(new Date(now.since).toISOString()));
        const timer = setTimeout(() => setText(said), PATIENCE_MS);
        return () => clearTimeout(timer);
      }
      case 'live': {
        const said = missed(now);
        const show = setTimeout(() => setText((shown) => (shown === undefined ? undefined : said)));
        const hide = setTimeout(() => setText(undefined), SHOWN_MS);
        return () => {
          clearTimeout(show);
          clearTimeout(hide);
        };
      }
    }
  }, [now]);
  return text;
}

function missed(now: Extract<Connection, { kind: 'live' }>): string {
  switch (now.missed.kind) {
    case 'nothing':
      return strings.connection.back;
    case 'updates':
      return strings.connection.updates(now.missed.count);
    case 'too-much':
      return strings.connection.reread;
  }
}
