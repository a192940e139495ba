import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { ChevronLeft, MessageSquareText, NotebookPen } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { CallDetail } from '../contract/models';
import { statusOf } from '../api/failure';
import { useMay } from '../may';
import { SendText } from '../messages/SendText';
import { useNames } from '../phone/names';
import { useMe } from '../profile';
import { connection } from '../realtime/connection';
import { realtime } from '../realtime/live';
import { session } from '../session/session';
import { useStore } from '../store';
import { strings } from '../strings';
import { buttonLook, IconButton } from '../ui/Button';
import { cn } from '../ui/class-names';
import { Empty, ErrorPanel, OfflineNote, SkeletonRows } from '../ui/States';
import { Sheet } from '../ui/Sheet';
import { useTitle } from '../ui/use-title';
import { CallerContact } from '../contacts/CallerContact';
import { CallEnded } from './CallEnded';
import { CallLive } from './CallLive';
import { Note } from './Note';
import { RecordingMark } from './RecordingMark';
import { Tags } from './Tags';
import { callQuery, isLive } from './queries';
import { sentence } from './sentence';
import { Elapsed } from './Elapsed';
import { numberOf, whoIs } from './who';

export function CallScreen() {
  const { callId } = useParams({ from: '/calls/$callId' });
  // A new key for each call: what was scrolled or typed belongs to one of them.
  return <OneCall key={callId} callId={callId} />;
}

function OneCall({ callId }: { callId: string }) {
  const query = useQuery(callQuery(callId));
  const live = query.data !== undefined && isLive(query.data);
  useEffect(() => (live ? realtime.follow(callId) : undefined), [callId, live]);
  // Where there is little room, ConnectionNote lies where this one would be, and says as much.
  const waiting = useStore(connection).kind === 'waiting';
  const outOfReach = useStore(session).kind === 'unreachable';

  if (query.data === undefined) {
    if (query.isPending) return <SkeletonRows rows={5} />;
    if (statusOf(query.error) === 404) return <Gone />;
    return <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />;
  }
  return (
    <article className="flex h-full min-h-0 flex-col" aria-label={whoIs(query.data)}>
      <Heading call={query.data} />
      <OfflineNote query={query} className={cn((waiting || outOfReach) && 'max-md:hidden')} />
      {live ? <CallLive call={query.data} /> : <CallEnded call={query.data} />}
    </article>
  );
}

function Heading({ call }: { call: CallDetail }) {
  const me = useMe();
  const nameOf = useNames(call);
  useTitle(whoIs(call));
  return (
    <header className="flex items-center gap-1 border-b border-line bg-card px-1 pt-[max(0.5rem,env(safe-area-inset-top))] pb-2 md:px-5">
      <Link
        to="/calls"
        aria-label={strings.common.back}
        className="flex size-target shrink-0 items-center justify-center rounded-full text-accent-ink hover:bg-muted md:hidden"
      >
        <ChevronLeft aria-hidden className="size-6" />
      </Link>
      <div className="flex min-w-0 flex-1 flex-wrap items-baseline gap-x-3 py-1">
        <h1
          className={cn(
            'min-w-0 text-[min(1.25rem,7vw)]/[1.4] font-bold tracking-tight wrap-break-word tabular-nums md:text-xl',
            call.phase === 'human' && 'max-md:w-full',
          )}
        >
          {whoIs(call)}
        </h1>
        {call.contact !== undefined && <span className="text-sm text-ink-soft tabular-nums">{numberOf(call)}</span>}
        {call.answeredAt !== undefined && (
          <Elapsed call={call} className={isLive(call) ? 'font-semibold text-accent-ink' : 'text-ink-soft'} />
        )}
        {/* In a running call two lines are kept free: a longer sentence must not push the conversation down. */}
        <p
          className={cn(
            'line-clamp-2 w-full text-sm/5 text-ink-soft',
            isLive(call) && 'md:min-h-5',
            // With a person the head is small: beside it there are the controls.
            call.phase === 'human' ? 'max-md:w-auto max-md:min-w-0 max-md:flex-1' : isLive(call) && 'min-h-10',
            // The mark says more, where there is room for one line.
            call.phase === 'human' && call.recording === true && 'max-md:sr-only',
          )}
        >
          {sentence(call, call.transcript, me, nameOf)}
        </p>
        <RecordingMark call={call} />
      </div>
      {!isLive(call) && <CallerContact call={call} />}
      {isLive(call) && <NoteButton call={call} />}
      {isLive(call) && <TextButton call={call} />}
    </header>
  );
}

function NoteButton({ call }: { call: CallDetail }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <IconButton label={strings.history.note} onClick={() => setOpen(true)}>
        <NotebookPen aria-hidden className="size-5" />
      </IconButton>
      {open && (
        <Sheet title={strings.history.note} onClose={() => setOpen(false)}>
          <div className="flex flex-col gap-5">
            <Note call={call} />
            <Tags call={call} />
            <CallerContact call={call} inWords />
          </div>
        </Sheet>
      )}
    </>
  );
}

function TextButton({ call }: { call: CallDetail }) {
  const [texting, setTexting] = useState(false);
  if (!useMay('sendText')) return null;
  return (
    <>
      <IconButton label={strings.call.sendText} className="text-accent-ink" onClick={() => setTexting(true)}>
        <MessageSquareText aria-hidden className="size-5" />
      </IconButton>
      {texting && <SendText call={call} onClose={() => setTexting(false)} />}
    </>
  );
}

function Gone() {
  return (
    <Empty
      heading="h1"
      icon={<ChevronLeft className="size-7" />}
      title={strings.call.gone}
      action={
        <Link to="/calls" className={buttonLook('quiet')}>
          {strings.common.goToCalls}
        </Link>
      }
    />
  );
}
