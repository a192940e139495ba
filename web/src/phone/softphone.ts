import { slugOf, statusOf } from '../api/failure';
import type { Softphone } from '../contract/models';
import { backoff } from '../realtime/backoff';
import { isBusy, isTalking, withEvent, type Line, type LineEvent } from './lines';
import type { MicrophoneTrouble } from './microphone';
import { afterEvent, linesStore, phoneStore, type PhoneEvent } from './phone';
import type { OpenWire, Wire, WireCall, WireListener, WireOptions } from './wire';

export interface Outside {
  /** A token to register with; rejects with the server's problem. */
  credentials: () => Promise<Softphone>;
  /** The server rings only who says so every few seconds, and when it is asked. */
  sayReady: () => Promise<unknown>;
  disconnect: () => Promise<unknown>;
  loadWire: () => Promise<OpenWire>;
  device: () => Pick<WireOptions, 'microphone' | 'speaker' | 'volume'>;
  /** Whether the member wants calls nobody here asked for to ring in a browser. */
  mayRing: () => Promise<boolean>;
  microphoneTrouble: () => Promise<MicrophoneTrouble | undefined>;
  recalled: (id: string) => string | undefined;
  /** Whether the microphone was closed on this line before the page was read anew. */
  wasMuted: (id: string) => boolean;
  /** Whether this line was talked on before the page was read anew. */
  wasTalked: (id: string) => boolean;
  /** Asks the server to ring this page, and no other telephone, for a call; whether it does. */
  answerHere: (callId: string) => Promise<boolean>;
  /** Lets whoever is outside hear music while another call is talked, if nobody else talks with them; where that cannot be, they hear nothing. */
  holdCaller: (callId: string) => void;
  /** Calls back every so many milliseconds, hidden or not, but never on a frozen page; returns how to stop. */
  tick: (everyMs: number, then: () => void) => () => void;
}

const TICK_MS = 5_000;
/** How long an invitation may take after it was asked for. */
const EXPECTED_MS = 30_000;

/** The one owner of the wire: registers it, keeps it registered, and says what a person does on it. */
export function createSoftphone(outside: Outside) {
  const expected = new Map<string, { until: number; muted: boolean }>();
  const mutedFirst = new Set<string>();
  /** Lines that nobody was known to have answered when the connection was lost. */
  const doubted = new Set<string>();
  /** Those of them, or of the page before, that are active in the SDK alone. */
  const found = new Set<string>();
  const asking = new Set<Promise<unknown>>();
  let generation = 0;
  let wire: Wire | undefined;
  let stopTicking: (() => void) | undefined;
  let renewAt = Infinity;
  let retryAt = Infinity;
  let failures = 0;
  let loginDue: string | undefined;

  const happen = (event: PhoneEvent) => phoneStore.set((phone) => afterEvent(phone, event));
  const happenOn = (event: LineEvent) => linesStore.set((lines) => withEvent(lines, event));
  const ready = () => phoneStore.get().kind === 'ready';

  function start(): void {
    if (stopTicking !== undefined) return;
    happen({ kind: 'start' });
    stopTicking = outside.tick(TICK_MS, tick);
    void connect();
  }

  /** Ends what is being talked. The server keeps the credential: another tab may be the telephone now. */
  async function stop(event: PhoneEvent): Promise<void> {
    const was = wire;
    generation++;
    stopTicking?.();
    stopTicking = wire = loginDue = undefined;
    renewAt = retryAt = Infinity;
    expected.clear();
    mutedFirst.clear();
    doubted.clear();
    found.clear();
    happen(event);
    linesStore.set([]);
    await was?.close();
  }

  async function connect(): Promise<void> {
    const mine = ++generation;
    retryAt = Infinity;
    try {
      const [open, got] = await Promise.all([outside.loadWire(), outside.credentials()]);
      if (mine !== generation) return;
      renewAt = renewal(got.expiresAt, Date.now());
      if (wire === undefined) wire = open({ host: got.host, token: got.token, ...outside.device() }, listener());
      else await wire.renew(got.token, true);
    } catch (error) {
      if (mine === generation) await failed(error);
    }
  }

  async function failed(error: unknown): Promise<void> {
    if (slugOf(error) === 'softphone-off') return stop({ kind: 'stop', why: 'not-offered' });
    happen({ kind: 'fail', why: statusOf(error) === undefined ? 'unreachable' : 'refused' });
    retryAt = Date.now() + backoff(++failures);
  }

  function tick(): void {
    const now = Date.now();
    if (now >= retryAt) return void connect();
    if (now >= renewAt) void renew();
    if (loginDue !== undefined && !isBusy(linesStore.get())) {
      void wire?.renew(loginDue, true);
      loginDue = undefined;
    }
    sayReady();
  }

  /** Says at once that this page can ring, if it can. */
  const sayReady = () => {
    if (ready()) void beat();
  };

  /** Comes back at once, e.g. when the network does. */
  function hurry(): void {
    if (retryAt !== Infinity) void connect();
  }

  async function beat(): Promise<void> {
    try {
      await outside.sayReady();
    } catch (error) {
      if (slugOf(error) === 'softphone-off' && ready()) await connect();
    }
  }

  /** The old token still holds for a while; in a call the wire is not registered anew. */
  async function renew(): Promise<void> {
    const mine = generation;
    renewAt = Date.now() + 12 * TICK_MS;
    const got = await outside.credentials().catch(() => undefined);
    if (got === undefined || mine !== generation) return;
    renewAt = renewal(got.expiresAt, Date.now());
    const busy = linesStore.get().length > 0;
    await wire?.renew(got.token, !busy);
    loginDue = busy ? got.token : undefined;
  }

  function listener(): WireListener {
    const known = (call: WireCall) => ({ ...call, callId: call.callId ?? outside.recalled(call.id), at: Date.now() });
    return {
      registered: () => {
        failures = 0;
        happen({ kind: 'registered' });
        sayReady();
      },
      lost: () => {
        happen({ kind: 'lost' });
        for (const { id, kind } of linesStore.get()) if (kind !== 'talking') doubted.add(id);
      },
      refused: () => {
        happen({ kind: 'fail', why: 'refused' });
        retryAt = Date.now() + backoff(++failures);
      },
      invited: (call) => void invited(call),
      answering: ({ id }) => happenOn({ kind: 'answering', id }),
      active: (call) => {
        if (!isAnswered(call.id)) return void findAgain(known(call));
        happenOn({ kind: 'active', ...known(call) });
        if (mutedFirst.delete(call.id) || outside.wasMuted(call.id)) mute(call.id, true);
      },
      held: (call) => {
        if (isAnswered(call.id)) happenOn({ kind: 'held', ...known(call) });
        else void findAgain(known(call));
      },
      over: (id) => {
        trust(id);
        happenOn({ kind: 'over', id });
      },
      microphone: (trouble) => happen({ kind: 'microphone', trouble }),
    };
  }

  /** Whether there was doubt about this line; there is none any more. */
  function trust(id: string): boolean {
    found.delete(id);
    return doubted.delete(id);
  }

  const lineOfWire = (id: string) => linesStore.get().find((line) => line.id === id);

  /** Whether somebody answered here what the wire says is active; after a reload, whether it was talked before. */
  function isAnswered(id: string): boolean {
    const line = lineOfWire(id);
    if (line === undefined) return outside.wasTalked(id);
    return line.kind === 'talking' || (line.kind === 'answering' && !doubted.has(id));
  }

  /** The SDK takes whatever the carrier gives back for answered. Whoever still rings for it hears nobody: it is rung for on. */
  async function findAgain({ id, callId, from }: WireCall): Promise<void> {
    const line = lineOfWire(id);
    found.add(id);
    wire?.mute(id, true);
    if (line?.kind === 'answering') return answerAnew(line);
    if (line !== undefined) return;
    if (callId === undefined) return wire?.hangUp(id);
    happenOn({ kind: 'invited', id, callId, from });
    if (await outside.mayRing()) happenOn({ kind: 'rings', id });
  }

  /** The carrier does not take an answer on a line that was lost while it rang: it is rung for once more, and answered then. */
  async function answerAnew({ id, callId }: Line): Promise<void> {
    await wire?.hangUp(id);
    if (callId !== undefined)
      await bring(
        (taken) => (taken ? callId : undefined),
        () => outside.answerHere(callId),
      );
  }

  async function invited({ id, callId, from }: WireCall): Promise<void> {
    const line = lineOfWire(id);
    if (trust(id) && line?.kind === 'answering') return take(id);
    if (line !== undefined) return;
    happenOn({ kind: 'invited', id, callId, from });
    // The invitation may overtake the answer of the request that brought it about.
    if (!isExpected(callId)) await Promise.allSettled(asking);
    if (isExpected(callId)) {
      if (expected.get(String(callId))?.muted) mutedFirst.add(id);
      expected.delete(String(callId));
      await take(id);
    } else if (await outside.mayRing()) happenOn({ kind: 'rings', id });
  }

  const isExpected = (callId: string | undefined) => (expected.get(callId ?? '')?.until ?? 0) > Date.now();

  /**
   * Sends a request that brings a call into this page; its invitation is answered without ringing. `idOf` says which call,
   * or undefined if there will be none. Where it was `muted` before, it is not heard from here until somebody says so.
   */
  async function bring<Answer>(
    idOf: (answer: Answer) => string | undefined,
    ask: () => Promise<Answer>,
    muted = false,
  ): Promise<Answer> {
    const asked = ask().then((answer) => {
      const id = idOf(answer);
      if (id !== undefined) expected.set(id, { until: Date.now() + EXPECTED_MS, muted });
      return answer;
    });
    asking.add(asked);
    try {
      return await asked;
    } finally {
      asking.delete(asked);
    }
  }

  /** Whether the microphone may be used; if not, the phone says so from now on. */
  async function listenable(): Promise<boolean> {
    const trouble = await outside.microphoneTrouble();
    happen({ kind: 'microphone', trouble });
    return trouble === undefined;
  }

  async function answer(id: string): Promise<void> {
    if (await listenable()) await take(id);
  }

  async function take(id: string): Promise<void> {
    happenOn({ kind: 'answering', id });
    await holdOthers(id);
    const line = lineOfWire(id);
    if (line !== undefined && found.has(id)) return answerAnew(line);
    if (ready()) trust(id);
    await wire?.answer(id);
  }

  async function hold(id: string, held: boolean): Promise<void> {
    if (!held) await holdOthers(id);
    await wire?.hold(id, held);
  }

  /** This call is to be heard, and no other. */
  async function resume(id: string): Promise<void> {
    const held = linesStore.get().some((line) => line.id === id && isTalking(line) && line.held);
    await (held ? hold(id, false) : holdOthers(id));
  }

  async function holdOthers(id: string): Promise<void> {
    const callId = lineOfWire(id)?.callId;
    // Another line of the same call is one that this one replaces.
    const open = (line: Line) =>
      line.id !== id && (line.callId === undefined || line.callId !== callId) && isTalking(line) && !line.held;
    for (const line of linesStore.get().filter(open)) {
      if (line.callId !== undefined) outside.holdCaller(line.callId);
      await wire?.hold(line.id, true);
    }
  }

  function mute(id: string, muted: boolean): void {
    wire?.mute(id, muted);
    happenOn({ kind: 'muted', id, muted });
  }

  return {
    start,
    stop,
    hurry,
    sayReady,
    bring,
    answer,
    resume,
    mute,
    listenable,
    disconnect: outside.disconnect,
    hangUp: async (id: string) => wire?.hangUp(id),
    stats: async (id: string) => wire?.stats(id),
    useMicrophone: async (deviceId: string) => wire?.useMicrophone(deviceId),
    useSpeaker: async (deviceId: string) => wire?.useSpeaker(deviceId),
    setVolume: (volume: number) => wire?.setVolume(volume),
  };
}

/** A quarter of its life before the end, but never later than five minutes before. */
export function renewal(expiresAt: string, now: number): number {
  const end = Date.parse(expiresAt);
  return end - Math.min(5 * 60_000, Math.max(0, end - now) / 4);
}
