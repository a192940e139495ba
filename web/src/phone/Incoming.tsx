import { whoIs } from '../call/who';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Pause, Phone, PhoneOff } from 'lucide-react';
import { useEffect, useId, useRef } from 'react';
import { order } from '../call/command';
import { callQuery } from '../call/queries';
import { useStore } from '../store';
import { strings } from '../strings';
import { announce } from '../ui/announcer';
import { Button } from '../ui/Button';
import { cn } from '../ui/class-names';
import { useHotkey } from '../ui/hotkeys';
import { isBusy, ringingLine, type Line } from './lines';
import { MicrophoneNote } from './MicrophoneNote';
import { tellRinging } from './notification';
import { linesStore } from './phone';
import { ring } from './ring';
import { SlideToAnswer } from './SlideToAnswer';
import { softphone } from './telephone';

/** A call that rings here: over everything on a phone, a card in the corner on a desktop or while somebody talks. */
export function Incoming() {
  const lines = useStore(linesStore);
  const line = ringingLine(lines);
  return line === undefined ? null : <Ringing key={line.id} line={line} waiting={isBusy(lines)} />;
}

function Ringing({ line, waiting }: { line: Line; waiting: boolean }) {
  const title = useId();
  const card = useRef<HTMLDivElement>(null);
  const navigate = useNavigate();
  const { callId } = line;
  const { data: call } = useQuery({ ...callQuery(callId ?? ''), enabled: callId !== undefined });
  const who = call === undefined ? line.from || strings.phone.unknown : whoIs(call);
  const said = call?.transcript.findLast(({ speaker }) => speaker === 'caller')?.text;

  useEffect(() => ring(waiting ? 'beep' : 'loud'), [waiting]);
  useEffect(
    () => (callId === undefined ? undefined : tellRinging(callId, strings.phone.incomingFrom(who), said ?? '')),
    [callId, who, said],
  );
  useEffect(() => announce(strings.phone.incomingFrom(who)), [who]);
  useEffect(() => {
    // Whoever is writing is not interrupted: the next key would answer.
    if (document.activeElement === document.body) card.current?.focus({ preventScroll: true });
  }, []);

  const answer = async () => {
    await softphone.answer(line.id);
    if (callId !== undefined) await navigate({ to: '/calls/$callId', params: { callId } });
  };
  const decline = async () => {
    const told = call !== undefined && (await order(call, 'decline'));
    if (!told) await softphone.hangUp(line.id);
  };
  const keys = useRef<(event: KeyboardEvent) => void>(undefined);
  useEffect(() => {
    keys.current = ({ key, target }) => {
      // Enter on a button of the card is that button's.
      if (key === 'Enter' && target === card.current) void answer();
      else if (key === 'Escape') void decline();
    };
  });
  useEffect(() => {
    const element = card.current;
    const onKey = (event: KeyboardEvent) => keys.current?.(event);
    element?.addEventListener('keydown', onKey);
    return () => element?.removeEventListener('keydown', onKey);
  }, []);
  useHotkey('a', () => void answer());
  useHotkey('d', () => void decline());
  return (
    <div
      ref={card}
      role="alertdialog"
      aria-labelledby={title}
      tabIndex={-1}
      className={
        waiting
          ? 'animate-rise pointer-events-auto fixed inset-x-2 top-[max(0.5rem,env(safe-area-inset-top))] z-[70] flex flex-col gap-4 rounded-3xl bg-raised p-5 shadow-2xl ring-1 ring-line md:inset-x-auto md:right-4 md:w-96'
          : 'animate-fade pointer-events-auto fixed inset-0 z-[70] flex flex-col justify-between gap-6 overflow-y-auto bg-page px-6 pt-[max(3rem,env(safe-area-inset-top))] pb-[max(2.5rem,env(safe-area-inset-bottom))] md:inset-auto md:top-4 md:right-4 md:w-96 md:animate-rise md:gap-5 md:rounded-3xl md:bg-raised md:p-5 md:shadow-2xl md:ring-1 md:ring-line'
      }
    >
      <div className="flex flex-col items-center gap-2 text-center">
        <p className="text-ink-soft">{waiting ? strings.phone.waiting : strings.phone.incoming}</p>
        <h2 id={title} className="max-w-full text-[min(1.75rem,8vw)]/[1.25] font-bold wrap-anywhere tabular-nums">
          {who}
        </h2>
        {said !== undefined && <p className="line-clamp-3 text-ink-soft">“{said}”</p>}
      </div>
      <div className="flex flex-col gap-4">
        <MicrophoneNote>
          {call !== undefined && (
            <Button onClick={() => void order(call, 'take-over')}>{strings.phone.onMyPhone}</Button>
          )}
        </MicrophoneNote>
        {/* A thumb slides; a pointer, and whoever listens, press the button. */}
        {!waiting && <SlideToAnswer className="hidden pointer-coarse:flex" onAnswer={() => void answer()} />}
        <div className="flex flex-wrap justify-between gap-3">
          <Button look="danger" className="min-h-14 flex-1 basis-28" onClick={() => void decline()}>
            <PhoneOff aria-hidden className="size-5" />
            {strings.phone.decline}
          </Button>
          <Button
            look="filled"
            className={cn('min-h-14 flex-1 basis-28', !waiting && 'pointer-coarse:not-focus-visible:sr-only')}
            onClick={() => void answer()}
          >
            {waiting ? <Pause aria-hidden className="size-5" /> : <Phone aria-hidden className="size-5" />}
            {waiting ? strings.phone.holdAndAnswer : strings.phone.answer}
          </Button>
        </div>
        <p className="text-center text-sm text-ink-soft">
          {call?.phase === 'human' ? strings.phone.declineInvitation : strings.phone.declineHint}
        </p>
      </div>
    </div>
  );
}
