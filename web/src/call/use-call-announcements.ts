import { useEffect, useRef } from 'react';
import type { Call } from '../contract/models';
import { useMe } from '../profile';
import { strings } from '../strings';
import { announce } from '../ui/announcer';
import { useCalls } from './queries';
import { sentence } from './sentence';
import { whoIs } from './who';

/** Tells a screen reader, wherever it is, that somebody rings, who has the call, and that it is over. */
export function useCallAnnouncements(): void {
  const { calls, isSuccess } = useCalls();
  const me = useMe();
  const before = useRef<ReadonlyMap<string, Call['phase']>>(undefined);
  useEffect(() => {
    if (!isSuccess) return;
    for (const call of before.current === undefined ? [] : calls) {
      const said = news(call, before.current?.get(call.id), me);
      if (said !== undefined) announce(said);
    }
    before.current = new Map(calls.map(({ id, phase }) => [id, phase]));
  }, [calls, isSuccess, me]);
}

function news(call: Call, before: Call['phase'] | undefined, me: string | undefined): string | undefined {
  if (before === call.phase) return undefined;
  if (before === undefined) return call.phase === 'ended' ? undefined : begun(call);
  switch (call.phase) {
    case 'ended':
      return strings.announce.ended(whoIs(call));
    case 'ringing-human':
    case 'human':
    case 'handing-back':
    case 'announcement':
    case 'voicemail':
    case 'queued':
      return sentence(call, [], me);
    case 'ai':
      return before === 'handing-back' ? strings.call.sentence.aiBack : undefined;
    case 'ringing':
    case 'calling-member':
    case 'calling':
    case 'connecting':
      return undefined;
  }
}

function begun(call: Call): string {
  const who = whoIs(call);
  return call.direction === 'inbound' ? strings.announce.newCall(who) : strings.announce.outgoing(who);
}
