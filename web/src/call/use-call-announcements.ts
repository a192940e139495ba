import { useEffect } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { onNews } from '../realtime/live';
import type { CallPages } from '../realtime/news';
import { strings } from '../strings';
import { announce } from '../ui/announcer';

/** Tells a screen reader that somebody rings or that a call is over. */
export function useCallAnnouncements(): void {
  const client = useQueryClient();
  useEffect(
    () =>
      onNews((news) => {
        if (news.event !== 'call-updated') return;
        const { call } = news.data;
        const known = client
          .getQueryData<CallPages>(['calls'])
          ?.pages.flatMap((page) => page.items)
          .find(({ id }) => id === call.id);
        if (known === undefined && call.phase !== 'ended') announce(strings.announce.newCall(call.fromDisplay));
        if (known !== undefined && known.phase !== 'ended' && call.phase === 'ended')
          announce(strings.announce.ended(call.fromDisplay));
      }),
    [client],
  );
}
