import type { InfiniteData } from '@tanstack/react-query';
import type { Call, CallDetail, CallPage, Text, Turn } from '../contract/models';
import type { News } from './frames';

// What a frame does to what a screen shows. Pure: the same functions patch the cache and whatever is being read meanwhile.

const newer = (shown: Call, got: Call) =>
  got.version > shown.version || (got.version === shown.version && got.revision > shown.revision);

export type CallPages = InfiniteData<CallPage, string | undefined>;

export function callInPages(pages: CallPages, call: Call): CallPages {
  const known = pages.pages.some((page) => page.items.some(({ id }) => id === call.id));
  return {
    ...pages,
    pages: pages.pages.map((page, index) => (known || index > 0 ? callReplaced(page, call) : callAdded(page, call))),
  };
}

/** In what was searched for: nothing comes in by itself. */
export const callReplacedInPages = (pages: CallPages, call: Call): CallPages => ({
  ...pages,
  pages: pages.pages.map((page) => callReplaced(page, call)),
});

function callInPage(page: CallPage, call: Call): CallPage {
  return page.items.some(({ id }) => id === call.id) ? callReplaced(page, call) : callAdded(page, call);
}

function callReplaced(page: CallPage, call: Call): CallPage {
  return { ...page, items: page.items.map((shown) => (shown.id === call.id && newer(shown, call) ? call : shown)) };
}

function callAdded(page: CallPage, call: Call): CallPage {
  const oldest = page.items.at(-1);
  // A call older than the page belongs to a page that has not been read.
  if (oldest !== undefined && page.next !== undefined && call.startedAt < oldest.startedAt) return page;
  const items = [...page.items, call].sort((a, b) => (a.startedAt < b.startedAt ? 1 : -1));
  return { ...page, items };
}

export function callInDetail(detail: CallDetail, call: Call): CallDetail {
  if (detail.id !== call.id || !newer(detail, call)) return detail;
  return { ...call, transcript: detail.transcript, timeline: detail.timeline };
}

function turnInDetail(detail: CallDetail, turn: Turn): CallDetail {
  return { ...detail, transcript: withTurn(detail.transcript, turn) };
}

/** The same turn id replaces in place; a new one goes to the end, where people look. */
function withTurn(turns: Turn[], turn: Turn): Turn[] {
  const at = turns.findIndex(({ id }) => id === turn.id);
  return at < 0 ? [...turns, turn] : turns.with(at, turn);
}

export function textInList(texts: Text[], text: Text): Text[] {
  const at = texts.findIndex(({ id }) => id === text.id);
  if (at < 0) return [text, ...texts];
  const shown = texts[at];
  return shown !== undefined && rank(text) < rank(shown) ? texts : texts.with(at, text);
}

/** A status never goes back: a late `sent` must not undo a `delivered`. */
function rank({ status }: Text): number {
  return ['pending', 'sent', 'delivered', 'failed'].indexOf(status);
}

export function newsInDetail(detail: CallDetail, news: News): CallDetail {
  switch (news.event) {
    case 'call-updated':
      return callInDetail(detail, news.data.call);
    case 'transcript':
      return news.data.callId === detail.id ? turnInDetail(detail, news.data.turn) : detail;
    case 'text-updated':
      return detail;
  }
}

export function newsInPage(page: CallPage, news: News): CallPage {
  return news.event === 'call-updated' ? callInPage(page, news.data.call) : page;
}

export function newsInTexts(texts: Text[], news: News, callId: string | undefined): Text[] {
  if (news.event !== 'text-updated') return texts;
  const { text } = news.data;
  return callId === undefined || text.callId === callId ? textInList(texts, text) : texts;
}
