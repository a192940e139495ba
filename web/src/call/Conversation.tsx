import { useQuery } from '@tanstack/react-query';
import { ArrowDown } from 'lucide-react';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { CallDetail } from '../contract/models';
import { textsQuery } from '../messages/queries';
import { useMe } from '../profile';
import { onNews } from '../realtime/live';
import { strings } from '../strings';
import { announce } from '../ui/announcer';
import { Button } from '../ui/Button';
import { Bubbles } from './Bubbles';
import { speakerName } from './speaker';

const NEAR_END_PX = 80;

/** The conversation while it runs: stays at the newest word unless the person scrolled up to read. */
export function Conversation({ call }: { call: CallDetail }) {
  const { data: texts = [] } = useQuery(textsQuery(call.id));
  const box = useRef<HTMLDivElement>(null);
  const [following, setFollowing] = useState(true);
  useTurnAnnouncements(call);

  useLayoutEffect(() => {
    if (following && box.current !== null) box.current.scrollTop = box.current.scrollHeight;
  }, [call.transcript, texts, following]);

  useEffect(() => {
    const shown = box.current;
    if (shown === null || !following) return undefined;
    // What stands below the conversation grew.
    const watch = new ResizeObserver(() => {
      shown.scrollTop = shown.scrollHeight;
    });
    watch.observe(shown);
    return () => watch.disconnect();
  }, [following]);

  return (
    <div className="relative min-h-0 min-w-0 flex-1">
      <div
        ref={box}
        // Keyboards scroll what can be focused.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        role="region"
        aria-label={strings.call.transcript}
        className="h-full overflow-y-auto px-3 py-4 -outline-offset-2"
        onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) =>
          setFollowing(scrollHeight - scrollTop - clientHeight < NEAR_END_PX)
        }
      >
        <div className="mx-auto max-w-3xl">
          {call.transcript.length === 0 && (
            <p className="py-10 text-center text-ink-soft">{strings.call.emptyTranscript}</p>
          )}
          <Bubbles call={call} texts={texts} />
        </div>
      </div>
      {!following && (
        <Button
          className="animate-fade absolute bottom-3 left-1/2 -translate-x-1/2 shadow-lg"
          onClick={() => setFollowing(true)}
        >
          <ArrowDown aria-hidden className="size-4" />
          {strings.call.newest}
        </Button>
      )}
    </div>
  );
}

/** Speaks each turn once it is complete; word by word would be unbearable to listen to. */
function useTurnAnnouncements(call: CallDetail) {
  const me = useMe();
  const { id, handledBy } = call;
  useEffect(
    () =>
      onNews((news) => {
        if (news.event !== 'transcript' || news.data.callId !== id || !news.data.turn.final) return;
        const { speaker, text } = news.data.turn;
        announce(strings.announce.turn(speakerName(speaker, handledBy === me), text));
      }),
    [id, handledBy, me],
  );
}
