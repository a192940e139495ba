import { describe, expect, it } from 'vitest';
import type { Call, CallDetail, Text, Turn } from '../contract/models';
import { callInDetail, callInPages, newsInDetail, newsInPage, newsInTexts, textInList } from './news';

const call = (id: string, version: number, more: Partial<Call> = {}): Call => ({
  id,
  direction: 'inbound',
  from: '+12125550123',
  fromDisplay: '(212) 555-0123',
  to: '+12125550100',
  toDisplay: '(212) 555-0100',
  status: 'answered',
  phase: 'ai',
  startedAt: '2026-03-01T10:00:00Z',
  version,
  tags: [],
  held: false,
  participants: [],
  revision: 0,
  ...more,
});
const detail = (version: number, transcript: Turn[] = []): CallDetail => ({
  ...call('a', version),
  transcript,
  timeline: [],
});
const turn = (id: string, text: string, final = true): Turn => ({
  id,
  speaker: 'ai',
  text,
  final,
  at: '2026-03-01T10:00:05Z',
});
const text = (status: Text['status'], callId?: string): Text => ({
  id: 't',
  from: '+12125550100',
  to: '+12125550123',
  toDisplay: '(212) 555-0123',
  body: 'Hello',
  status,
  createdAt: '2026-03-01T10:00:00Z',
  ...(callId === undefined ? {} : { callId }),
});

describe('calls in pages', () => {
  const pages = (...items: Call[][]) => ({ pages: items.map((list) => ({ items: list })), pageParams: [undefined] });

  it('replaces only by a higher version', () => {
    const shown = pages([call('a', 5)]);
    expect(callInPages(shown, call('a', 6, { phase: 'human' })).pages[0]?.items[0]?.phase).toBe('human');
    expect(callInPages(shown, call('a', 5, { phase: 'human' })).pages[0]?.items[0]?.phase).toBe('ai');
    expect(callInPages(shown, call('a', 4, { phase: 'human' })).pages[0]?.items[0]?.phase).toBe('ai');
  });

  it('puts an unknown call where its time belongs, once', () => {
    const shown = pages([call('a', 1)], [call('old', 1, { startedAt: '2026-02-01T10:00:00Z' })]);
    const next = callInPages(shown, call('b', 1, { startedAt: '2026-03-01T10:05:00Z' }));
    expect(next.pages.map((page) => page.items.map(({ id }) => id))).toEqual([['b', 'a'], ['old']]);
  });

  it('leaves a call of a page that was not read to that page', () => {
    const page = { items: [call('a', 1)], next: 'a' };
    const news = {
      event: 'call-updated',
      data: { callId: 'z', status: 'completed', call: call('z', 9, { startedAt: '2026-01-01T00:00:00Z' }) },
    } as const;
    expect(newsInPage(page, news).items.map(({ id }) => id)).toEqual(['a']);
  });
});

describe('a call with its transcript', () => {
  it('grows by turns and replaces the one with the same id', () => {
    const say = (now: CallDetail, spoken: Turn) =>
      newsInDetail(now, { event: 'transcript', data: { callId: 'a', turn: spoken } });
    const after = [turn('1.1', 'Har', false), turn('1.2', 'Hi'), turn('1.1', 'Harbour Dental.')].reduce(say, detail(1));
    expect(after.transcript.map((one) => one.text)).toEqual(['Harbour Dental.', 'Hi']);
  });

  it('keeps the transcript when the call moves on, and ignores turns of other calls', () => {
    const now = detail(1, [turn('1.1', 'Hello')]);
    expect(callInDetail(now, call('a', 2, { phase: 'human' }))).toMatchObject({
      phase: 'human',
      transcript: now.transcript,
    });
    expect(newsInDetail(now, { event: 'transcript', data: { callId: 'b', turn: turn('9', 'x') } })).toBe(now);
  });
});

describe('texts', () => {
  it('never goes back from delivered to sent', () => {
    expect(textInList([text('delivered')], text('sent'))[0]?.status).toBe('delivered');
    expect(textInList([text('sent')], text('delivered'))[0]?.status).toBe('delivered');
    expect(textInList([text('sent')], text('failed'))[0]?.status).toBe('failed');
  });

  it('belongs to the list of its call and to the list of all', () => {
    const news = { event: 'text-updated', data: { text: text('sent', 'a') } } as const;
    expect(newsInTexts([], news, 'a')).toHaveLength(1);
    expect(newsInTexts([], news, 'b')).toHaveLength(0);
    expect(newsInTexts([], news, undefined)).toHaveLength(1);
  });
});
