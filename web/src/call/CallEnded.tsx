import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { MessageSquareText } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { CallDetail } from '../contract/models';
import { useMay } from '../may';
import { textsQuery } from '../messages/queries';
import { SendText } from '../messages/SendText';
import { membersQuery } from '../settings/queries';
import { CallBack } from '../phone/CallBack';
import { strings } from '../strings';
import { duration, exactTimeOfDay, inFull, when } from '../time';
import { Button } from '../ui/Button';
import { useNow } from '../ui/use-now';
import { cn } from '../ui/class-names';
import { Bubbles } from './Bubbles';
import { kindOf, needsAttention } from './kind';
import { KindIcon } from './KindIcon';
import { callAt } from './moment';
import { useFoundCalls } from './find';
import { Note } from './Note';
import { Recordings } from './Recordings';
import { Tags } from './Tags';
import { TimeTravel } from './TimeTravel';
import { outsideOf } from './who';

/** Summary first, then what to do next, then what was said and when. */
export function CallEnded({ call }: { call: CallDetail }) {
  const [texting, setTexting] = useState(false);
  const mayText = useMay('sendText');
  const { data: texts = [] } = useQuery(textsQuery(call.id));
  const [moment, setMoment] = useState<number>();
  const shown = moment === undefined ? call : callAt(call, moment);
  const shownTexts = moment === undefined ? texts : texts.filter(({ createdAt }) => Date.parse(createdAt) <= moment);
  return (
    <div className="min-h-0 flex-1 overflow-y-auto px-4 py-5">
      <div className="mx-auto flex max-w-3xl flex-col gap-7">
        <Outcome call={call} />
        <div className="flex flex-wrap gap-2">
          <CallBack call={call} />
          {mayText && (
            <Button onClick={() => setTexting(true)}>
              <MessageSquareText aria-hidden className="size-5" />
              {strings.call.sendText}
            </Button>
          )}
        </div>
        <Recordings call={call} />
        <Part title={strings.history.note}>
          <Note call={call} />
        </Part>
        <Part title={strings.history.tags}>
          <Tags call={call} />
        </Part>
        <Part title={strings.call.transcript}>
          <TimeTravel call={call} at={moment} onChange={setMoment} />
          {shown.transcript.length === 0 && shownTexts.length === 0 ? (
            <p className="text-ink-soft">
              {moment === undefined ? strings.call.emptyTranscriptEnded : strings.call.travel.nothingYet}
            </p>
          ) : (
            <Bubbles call={shown} texts={shownTexts} />
          )}
        </Part>
        {call.timeline.length > 0 && <Timeline call={call} at={moment} onTravel={setMoment} />}
        <OtherCalls call={call} />
      </div>
      {texting && <SendText call={call} onClose={() => setTexting(false)} />}
    </div>
  );
}

function Outcome({ call }: { call: CallDetail }) {
  const kind = kindOf(call);
  return (
    <section aria-label={strings.call.summary} className="flex gap-4 rounded-2xl bg-card p-4 ring-1 ring-line">
      <KindIcon kind={kind} />
      <div className="flex min-w-0 flex-col gap-1">
        <h2 className={cn('font-semibold', needsAttention(kind) && 'text-danger')}>{strings.calls.kind[kind]}</h2>
        {/* Where nothing was said there will be no summary to wait for. */}
        {(call.summary !== undefined || call.transcript.length > 0) && (
          <p className="wrap-break-word">
            {call.summary ?? <span className="text-ink-soft">{strings.call.noSummary}</span>}
          </p>
        )}
        <p className="text-sm text-ink-soft">
          <time dateTime={call.startedAt}>{inFull(call.startedAt)}</time>
          {call.answeredAt !== undefined && call.endedAt !== undefined && (
            <span className="tabular-nums"> · {duration(call.answeredAt, Date.parse(call.endedAt))}</span>
          )}{' '}
          ·{' '}
          <span className="inline-block">
            {call.direction === 'inbound' ? strings.call.to(call.toDisplay) : strings.call.from(call.fromDisplay)}
          </span>
        </p>
      </div>
    </section>
  );
}

function Timeline({
  call,
  at,
  onTravel,
}: {
  call: CallDetail;
  at: number | undefined;
  onTravel: (moment: number) => void;
}) {
  const { data: members = [] } = useQuery(membersQuery);
  return (
    <Part title={strings.call.timeline}>
      <ol className="flex flex-col">
        {call.timeline.map((entry, index) => (
          <li
            key={index}
            className={cn(
              'flex items-center gap-4 border-l-2 border-line pl-4 text-sm',
              at !== undefined && Date.parse(entry.at) > at && 'opacity-50',
            )}
          >
            <button
              type="button"
              aria-label={strings.call.travel.goTo(exactTimeOfDay(entry.at))}
              onClick={() => onTravel(Date.parse(entry.at))}
              className="-ml-2 min-h-target w-26 shrink-0 rounded-lg px-2 text-left text-ink-soft tabular-nums hover:bg-muted"
            >
              <time dateTime={entry.at}>{exactTimeOfDay(entry.at)}</time>
            </button>
            <span className="min-w-0 py-1.5 wrap-anywhere">
              {[
                strings.call.event[entry.event] ?? inWords(entry.event),
                members.find(({ id }) => id === entry.userId)?.fullName,
              ]
                .filter((part) => part !== undefined)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ol>
    </Part>
  );
}

/** An event that this version has no words for still reads as words. */
function inWords(event: string): string {
  const words = event.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function OtherCalls({ call }: { call: CallDetail }) {
  const now = useNow(30_000);
  const others = useFoundCalls({ number: outsideOf(call) }, 11).calls.filter((other) => other.id !== call.id);
  if (others.length === 0) return null;
  return (
    <Part title={strings.call.otherCalls}>
      <ul className="divide-y divide-line">
        {others.slice(0, 10).map((one) => (
          <li key={one.id}>
            <Link
              to="/calls/$callId"
              params={{ callId: one.id }}
              className="flex min-h-target items-center justify-between gap-3 hover:bg-muted"
            >
              <span className={cn(needsAttention(kindOf(one)) && 'text-danger')}>
                {strings.calls.kind[kindOf(one)]}
              </span>
              <time dateTime={one.startedAt} className="text-sm text-ink-soft">
                {when(one.startedAt, now)}
              </time>
            </Link>
          </li>
        ))}
      </ul>
    </Part>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="flex flex-col gap-3">
      <h2 className="font-semibold">{title}</h2>
      {children}
    </section>
  );
}
