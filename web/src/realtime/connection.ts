import { createStore } from '../store';
import { backoff } from './backoff';
import { parseFrame, type News, type Outgoing } from './frames';

/** What a person may want to know about the wire. `live.missed` is what came in while it was down. */
export type Connection =
  { kind: 'off' } | { kind: 'connecting' } | { kind: 'live'; missed: Missed } | { kind: 'waiting'; since: number };

type Missed = { kind: 'nothing' } | { kind: 'updates'; count: number } | { kind: 'too-much' };

export const connection = createStore<Connection>({ kind: 'off' });

export interface Outside {
  /** A fresh path with a ticket in it; rejects when there is none to be had. */
  ticketUrl: () => Promise<string>;
  openSocket: (url: string) => WebSocket;
  onNews: (news: News) => void;
  /** What was missed is not kept: read again. `joined` names the call that has just been joined, if it is only that. */
  onReread: (joined?: string) => void;
  /** A name, role, picture or presence is another now. */
  onMemberChanged: () => void;
  /** Business numbers, their orders or departments are others now. */
  onNumbersChanged: () => void;
  onContactsChanged: () => void;
  onSignInEnded: () => void;
  /** A softphone of this member is about to be rung, if it says that it can ring. */
  onReadyAsked: (userId: string) => void;
}

/** What the browser shows of a connection says nothing about whether it still leads anywhere. */
const CHECK_MS = 30_000;
const ANSWER_MS = 5_000;
const GREETING_MS = 15_000;
/** No call has this id: leaving it is acknowledged and changes nothing. */
const NO_CALL = '00000000-0000-0000-0000-000000000000';

const BAD_TICKET = 4401;
const SIGN_IN_ENDED = 4440;

/** The one owner of the socket: opens it, keeps it, and catches up after a gap. */
export function createRealtime(outside: Outside) {
  const joined = new Map<string, number>();
  const waitingFor = new Map<string, string>();
  let socket: WebSocket | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let checks: ReturnType<typeof setInterval> | undefined;
  let deadline: ReturnType<typeof setTimeout> | undefined;
  let generation = 0;
  let attempt = 0;
  let downSince = 0;
  let position: { stream: string; seq: number } | undefined;
  let catchingUp: { id: string; until: number; ahead: number } | undefined;
  let missedUpTo = 0;
  let missedCount = 0;
  let nextId = 0;

  function start(): void {
    if (connection.get().kind !== 'off') return;
    downSince = Date.now();
    checks = setInterval(check, CHECK_MS);
    void connect();
  }

  function stop(): void {
    generation++;
    clearTimeout(timer);
    clearInterval(checks);
    drop();
    position = undefined;
    attempt = 0;
    connection.set({ kind: 'off' });
  }

  /** Comes back at once, e.g. when the network or the screen does; and asks whether what looks alive is. */
  function hurry(): void {
    if (connection.get().kind !== 'waiting') return check();
    clearTimeout(timer);
    void connect();
  }

  function check(): void {
    if (deadline !== undefined || !isOpen()) return;
    transmit({ event: 'leave-call', data: { callId: NO_CALL } });
    expectWord(ANSWER_MS);
  }

  /** Whatever comes shows that the other side is there. */
  function expectWord(withinMs: number): void {
    clearTimeout(deadline);
    deadline = setTimeout(() => {
      generation++;
      drop();
      retry();
    }, withinMs);
  }

  function drop(): void {
    forgetSocket();
    const was = socket;
    socket = undefined;
    was?.close(1000);
  }

  function forgetSocket(): void {
    clearTimeout(deadline);
    deadline = catchingUp = undefined;
    waitingFor.clear();
  }

  async function connect(): Promise<void> {
    const mine = ++generation;
    drop();
    if (connection.get().kind !== 'waiting') connection.set({ kind: 'connecting' });
    let url: string;
    try {
      url = await outside.ticketUrl();
    } catch {
      if (mine === generation) retry();
      return;
    }
    if (mine !== generation) return;
    const opened = outside.openSocket(url);
    socket = opened;
    expectWord(GREETING_MS);
    opened.onmessage = (event) => {
      if (mine === generation) receive(String(event.data));
    };
    opened.onclose = (event) => {
      if (mine !== generation) return;
      socket = undefined;
      forgetSocket();
      if (event.code === SIGN_IN_ENDED) {
        stop();
        outside.onSignInEnded();
      } else if (event.code === BAD_TICKET && attempt === 0) {
        attempt++;
        wait();
        void connect();
      } else retry();
    };
  }

  function wait(): void {
    const now = connection.get();
    if (now.kind === 'live') downSince = Date.now();
    if (now.kind !== 'waiting') connection.set({ kind: 'waiting', since: downSince });
  }

  function retry(): void {
    wait();
    timer = setTimeout(() => void connect(), backoff(attempt++));
  }

  function receive(raw: string): void {
    clearTimeout(deadline);
    deadline = undefined;
    const frame = parseFrame(raw);
    if (frame === undefined) return;
    if ('seq' in frame) advance(frame.seq);
    switch (frame.event) {
      case 'hello':
        return greet(frame.data);
      case 'ack':
        return acknowledged(frame.id);
      case 'error':
        return refused(frame.id);
      case 'reread':
        return reread();
      case 'participant-joined':
      case 'participant-left':
        return;
      case 'member-changed':
        return outside.onMemberChanged();
      case 'phone-numbers-changed':
        return outside.onNumbersChanged();
      case 'contacts-changed':
        return outside.onContactsChanged();
      case 'call-updated':
      case 'transcript':
      case 'text-updated':
        countMissed(frame.seq);
        return outside.onNews(frame);
      case 'ready-asked':
        return outside.onReadyAsked(frame.data.userId);
    }
  }

  /** While catching up, what is new does not move the position: a cut in the middle must ask for the gap again. */
  function advance(seq: number | undefined): void {
    if (seq === undefined || position === undefined) return;
    if (catchingUp !== undefined && seq > catchingUp.until) catchingUp.ahead = Math.max(catchingUp.ahead, seq);
    else position.seq = Math.max(position.seq, seq);
  }

  function countMissed(seq: number | undefined): void {
    if (seq === undefined || seq > missedUpTo) return;
    connection.set({ kind: 'live', missed: { kind: 'updates', count: ++missedCount } });
  }

  function greet(hello: { stream: string; seq: number }): void {
    attempt = 0;
    for (const callId of joined.keys()) join(callId);
    const before = position;
    if (before?.stream === hello.stream) {
      missedUpTo = hello.seq;
      missedCount = 0;
      connection.set({ kind: 'live', missed: { kind: 'nothing' } });
      const { stream, seq: after } = before;
      catchingUp = { id: transmit({ event: 'resume', data: { stream, after } }), until: hello.seq, ahead: 0 };
      return;
    }
    missedUpTo = 0;
    position = { ...hello };
    if (before === undefined) {
      // The lists were read before the socket listened; whatever changed in between is in a second reading.
      connection.set({ kind: 'live', missed: { kind: 'nothing' } });
      outside.onReread();
    } else reread();
  }

  function acknowledged(id: string | undefined): void {
    if (id === undefined) return;
    if (catchingUp?.id === id) caughtUp();
    const callId = waitingFor.get(id);
    waitingFor.delete(id);
    // Turns spoken between reading the call and joining it are only in a second reading.
    if (callId !== undefined) outside.onReread(callId);
  }

  function refused(id: string | undefined): void {
    if (id === undefined) return;
    waitingFor.delete(id);
    if (catchingUp?.id === id) reread();
  }

  function caughtUp(): void {
    if (position !== undefined && catchingUp !== undefined) position.seq = Math.max(position.seq, catchingUp.ahead);
    catchingUp = undefined;
  }

  function reread(): void {
    caughtUp();
    connection.set({ kind: 'live', missed: { kind: 'too-much' } });
    outside.onReread();
  }

  function transmit(outgoing: Outgoing): string {
    const id = String(++nextId);
    socket?.send(JSON.stringify({ ...outgoing, id }));
    return id;
  }

  function join(callId: string): void {
    waitingFor.set(transmit({ event: 'join-call', data: { callId } }), callId);
  }

  const isOpen = () => socket?.readyState === 1 && position !== undefined;

  /** Follows a call's transcript until the returned function is called; several screens may follow the same one. */
  function follow(callId: string): () => void {
    const watchers = joined.get(callId) ?? 0;
    joined.set(callId, watchers + 1);
    if (watchers === 0 && isOpen()) join(callId);
    return () => {
      const left = (joined.get(callId) ?? 1) - 1;
      if (left > 0) return void joined.set(callId, left);
      joined.delete(callId);
      if (isOpen()) transmit({ event: 'leave-call', data: { callId } });
    };
  }

  return { start, stop, hurry, follow };
}
