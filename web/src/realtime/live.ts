import { request } from '../api/request';
import { callInDetail, callInPages, callReplacedInPages, newsInDetail, textInList, type CallPages } from './news';
import { ticketSchema, type Call, type CallDetail, type Text } from '../contract/models';
import { queryClient } from '../query-client';
import { reconsiderSession, session } from '../session/session';
import { createRealtime } from './connection';
import type { News } from './frames';
import { tellReadings } from './reading';

const listeners = new Set<(news: News) => void>();

/** For those who speak of news (announcements, command state) rather than show it. */
export function onNews(listener: (news: News) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const readyListeners = new Set<(userId: string) => void>();

/** For the telephone of this page, which is asked before it is rung. */
export function onReadyAsked(listener: (userId: string) => void): () => void {
  readyListeners.add(listener);
  return () => readyListeners.delete(listener);
}

export const realtime = createRealtime({
  ticketUrl: async () => (await request(ticketSchema, { method: 'POST', path: '/realtime/ticket' })).url,
  openSocket: (url) => new WebSocket(new URL(url, location.href.replace(/^http/, 'ws'))),
  onNews: (news) => {
    tellReadings(news);
    for (const listener of [...listeners]) listener(news);
    apply(news);
  },
  onReread: (callId) => {
    void queryClient.invalidateQueries(callId === undefined ? {} : { queryKey: ['call', callId] });
  },
  onMemberChanged: () => {
    // Whoever leaves is in no department any more, and no number rings them.
    reread(['members', 'profile', 'numbers', 'departments']);
  },
  onNumbersChanged: () => reread(['numbers', 'number-orders', 'departments']),
  // The names stand in calls and texts.
  onContactsChanged: () => reread(['contacts', 'calls', 'call', 'found-calls', 'texts']),
  onSignInEnded: reconsiderSession,
  onReadyAsked: (userId) => {
    for (const listener of [...readyListeners]) listener(userId);
  },
});

function reread(what: string[]): void {
  for (const one of what) void queryClient.invalidateQueries({ queryKey: [one] });
}

/** Keeps the socket in step with the sign-in. */
export function connectWhileSignedIn(): void {
  const follow = () => {
    const { kind } = session.get();
    if (kind === 'signed-in') {
      realtime.start();
      realtime.hurry();
    }
    if (kind === 'signed-out') realtime.stop();
  };
  session.subscribe(follow);
  window.addEventListener('online', realtime.hurry);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') realtime.hurry();
  });
  follow();
}

function apply(news: News): void {
  switch (news.event) {
    case 'call-updated':
      return showCall(news.data.call);
    case 'transcript':
      return updateDetail(news.data.callId, (detail) => newsInDetail(detail, news));
    case 'text-updated':
      return showText(news.data.text);
  }
}

/** A call as the server just told it, over the socket or as the answer to a command. */
export function showCall(call: Call): void {
  queryClient.setQueryData<CallPages>(['calls'], (pages) => pages && callInPages(pages, call));
  queryClient.setQueriesData<CallPages>(
    { queryKey: ['found-calls'] },
    (pages) => pages && callReplacedInPages(pages, call),
  );
  updateDetail(call.id, (detail) => callInDetail(detail, call));
  // Timeline and summary are read, not sent.
  if (call.phase === 'ended') void queryClient.invalidateQueries({ queryKey: ['call', call.id] });
}

export function showText(text: Text): void {
  for (const list of ['all', text.callId]) {
    if (list !== undefined)
      queryClient.setQueryData<Text[]>(['texts', list], (texts) => texts && textInList(texts, text));
  }
}

function updateDetail(id: string, change: (detail: CallDetail) => CallDetail): void {
  queryClient.setQueryData<CallDetail>(['call', id], (detail) => detail && change(detail));
}
