import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { connection, createRealtime, type Outside } from './connection';
import type { Outgoing } from './frames';

/** A socket that a test holds the other end of. */
class FakeSocket {
  readyState = 1;
  sent: (Outgoing & { id: string })[] = [];
  onmessage: ((event: { data: string }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;
  send(raw: string) {
    this.sent.push(JSON.parse(raw) as Outgoing & { id: string });
  }
  close() {
    this.readyState = 3;
  }
  get events() {
    return this.sent.map(({ event }) => event);
  }
  give(event: string, data: unknown = {}, more: object = {}) {
    this.onmessage?.({ data: JSON.stringify({ event, data, ...more }) });
  }
  hello(seq: number, stream = 's') {
    this.give('hello', { stream, seq });
  }
  turn(seq: number) {
    const turn = { id: '1', speaker: 'ai', text: 'x', final: true, at: '2026-03-01T10:00:00Z' };
    this.give('transcript', { callId: 'a', turn }, { seq });
  }
  ackLast() {
    this.give('ack', {}, { id: this.sent.at(-1)?.id });
  }
  drop(code: number) {
    this.readyState = 3;
    this.onclose?.({ code });
  }
}

let sockets: FakeSocket[];
let outside: { [Key in keyof Outside]: ReturnType<typeof vi.fn<Outside[Key]>> };
let realtime: ReturnType<typeof createRealtime>;
const last = () => {
  const socket = sockets.at(-1);
  if (socket === undefined) throw new Error('no socket was opened');
  return socket;
};
const settle = () => vi.advanceTimersByTimeAsync(0);
const wait = () => vi.advanceTimersByTimeAsync(20_000);

beforeEach(async () => {
  vi.useFakeTimers();
  sockets = [];
  outside = {
    ticketUrl: vi.fn(() => Promise.resolve('/v1/realtime?ticket=t')),
    openSocket: vi.fn(() => {
      sockets.push(new FakeSocket());
      return last() as unknown as WebSocket;
    }),
    onNews: vi.fn(),
    onReread: vi.fn(),
    onMemberChanged: vi.fn(),
    onNumbersChanged: vi.fn(),
    onContactsChanged: vi.fn(),
    onSignInEnded: vi.fn(),
    onReadyAsked: vi.fn(),
  };
  realtime = createRealtime(outside);
  realtime.start();
  await settle();
});
afterEach(() => {
  realtime.stop();
  vi.useRealTimers();
});

describe('a first connection', () => {
  it('reads everything again, because lists were read before it listened', () => {
    last().hello(7);
    expect(connection.get()).toEqual({ kind: 'live', missed: { kind: 'nothing' } });
    expect(outside.onReread).toHaveBeenCalledExactlyOnceWith();
  });

  it('joins the open call and reads that call again once joined', () => {
    realtime.follow('a');
    last().hello(7);
    expect(last().events).toEqual(['join-call']);
    last().ackLast();
    expect(outside.onReread).toHaveBeenLastCalledWith('a');
  });

  it('leaves a call only when its last watcher goes', () => {
    last().hello(7);
    const first = realtime.follow('a');
    const second = realtime.follow('a');
    first();
    expect(last().events).toEqual(['join-call']);
    second();
    expect(last().events).toEqual(['join-call', 'leave-call']);
  });

  it('passes on the question whether a telephone can ring', () => {
    last().hello(7);
    last().give('ready-asked', { userId: 'u' }, { seq: 8 });
    expect(outside.onReadyAsked).toHaveBeenCalledExactlyOnceWith('u');
  });

  it('ignores frames it does not know', () => {
    last().hello(7);
    last().give('weather', {}, { seq: 8 });
    last().onmessage?.({ data: 'not json' });
    expect(outside.onNews).not.toHaveBeenCalled();
  });
});

describe('after a cut', () => {
  beforeEach(async () => {
    realtime.follow('a');
    last().hello(7);
    last().turn(9);
    last().drop(1001);
    expect(connection.get().kind).toBe('waiting');
    await wait();
  });

  it('joins first, then resumes after the last frame it saw, and counts what it missed', () => {
    last().hello(12);
    expect(last().events).toEqual(['join-call', 'resume']);
    expect(last().sent[1]?.data).toEqual({ stream: 's', after: 9 });
    last().turn(10);
    last().turn(12);
    last().ackLast();
    last().turn(13);
    expect(connection.get()).toEqual({ kind: 'live', missed: { kind: 'updates', count: 2 } });
  });

  it('asks for the same gap again when it is cut while catching up, even if something new came first', async () => {
    last().hello(12);
    last().turn(13);
    last().drop(1001);
    await wait();
    last().hello(13);
    expect(last().sent[1]?.data).toEqual({ stream: 's', after: 9 });
  });

  it('reads again when the gap is not kept or the stream is another one', async () => {
    outside.onReread.mockClear();
    last().hello(12);
    last().give('reread');
    expect(outside.onReread).toHaveBeenCalledTimes(1);
    last().drop(1001);
    await wait();
    last().hello(3, 'other');
    expect(outside.onReread).toHaveBeenCalledTimes(2);
    expect(connection.get()).toEqual({ kind: 'live', missed: { kind: 'too-much' } });
  });
});

describe('closing', () => {
  it('4401 gets a new ticket at once', async () => {
    last().drop(4401);
    await settle();
    expect(outside.ticketUrl).toHaveBeenCalledTimes(2);
  });

  it('4440 ends the sign-in and stays closed', async () => {
    last().hello(7);
    last().drop(4440);
    await wait();
    expect(outside.onSignInEnded).toHaveBeenCalledOnce();
    expect(sockets).toHaveLength(1);
    expect(connection.get()).toEqual({ kind: 'off' });
  });

  it('keeps trying while no ticket is to be had, and hurries when asked', async () => {
    outside.ticketUrl.mockRejectedValueOnce(new Error('down'));
    last().drop(1006);
    await wait();
    await wait();
    expect(sockets.length).toBeGreaterThan(1);
    last().drop(1006);
    const opened = sockets.length;
    realtime.hurry();
    await settle();
    expect(sockets).toHaveLength(opened + 1);
  });
});

describe('a socket that leads nowhere', () => {
  const seconds = (count: number) => vi.advanceTimersByTimeAsync(count * 1000);
  const answerLast = () => last().ackLast();
  const closed = () => sockets.filter(({ readyState }) => readyState === 3);

  it('is asked every half minute, and kept as long as it answers', async () => {
    last().hello(7);
    for (const round of [1, 2, 3]) {
      await seconds(30);
      expect(last().sent).toHaveLength(round);
      answerLast();
    }
    await seconds(10);
    expect(sockets).toHaveLength(1);
    expect(connection.get().kind).toBe('live');
  });

  it('is closed after five seconds of silence, and what was missed comes over a new one', async () => {
    last().hello(7);
    last().turn(9);
    realtime.hurry();
    await seconds(4);
    expect(closed()).toHaveLength(0);
    await seconds(2);
    expect(closed()).toHaveLength(1);
    await seconds(1);
    expect(sockets).toHaveLength(2);
    expect(connection.get().kind).toBe('waiting');
    last().hello(12);
    expect(last().sent.at(-1)).toMatchObject({ event: 'resume', data: { stream: 's', after: 9 } });
  });

  it('is alive if anything at all comes', async () => {
    last().hello(7);
    realtime.hurry();
    last().turn(8);
    await seconds(6);
    expect(closed()).toHaveLength(0);
  });

  it('is asked once at a time', () => {
    last().hello(7);
    realtime.hurry();
    realtime.hurry();
    expect(last().sent).toHaveLength(1);
  });

  it('is given up when it never says hello', async () => {
    await seconds(14);
    expect(sockets).toHaveLength(1);
    await seconds(2);
    expect(closed()).toHaveLength(1);
    expect(sockets).toHaveLength(2);
  });

  it('does not stay open beside the one that is opened in its place', async () => {
    last().hello(7);
    last().drop(1006);
    await seconds(1);
    expect(sockets).toHaveLength(2);
    realtime.hurry();
    await settle();
    expect(sockets).toHaveLength(3);
    expect(sockets.filter(({ readyState }) => readyState === 1)).toEqual([last()]);
  });

  it('is not asked any more once signed out', async () => {
    last().hello(7);
    realtime.stop();
    await seconds(60);
    expect(sockets).toHaveLength(1);
    expect(last().sent).toHaveLength(0);
  });
});
