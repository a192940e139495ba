import { expect, type Page } from '@playwright/test';
import { ok, problem, type Answer, type Body } from './answer';
import { ago, BUSINESS, ME, newId, type Schemas } from './world';

/** The server's part of a telephone, and a wire in place of the SDK. */
export class Phone {
  offered = false;
  refusal: Answer | undefined;
  microphone: 'granted' | 'denied' = 'granted';
  readonly placed: Body[] = [];
  readonly said: string[] = [];

  async install(page: Page): Promise<void> {
    if (!this.offered) return;
    await page.route('**/assets/telnyx-*.js', (route) => route.fulfill({ contentType: 'text/javascript', body: STUB }));
    await page.addInitScript(standInForTheMicrophone, this.microphone);
  }

  answer(method: string, path: string, body: Body, tell: (call: Schemas['CallDetail']) => void): Answer {
    if (!this.offered) return problem(409, 'softphone-off', 'There is no softphone here.');
    this.said.push(`${method} ${path}`);
    if (path !== '/calls/initiate')
      return method === 'POST'
        ? ok({ host: 'ws://127.0.0.1:1/rtc', token: 'token', expiresAt: ago(-3_600_000) })
        : { status: 204 };
    this.placed.push(body);
    if (this.refusal !== undefined) return this.refusal;
    const call = outgoingCall(String(body['to']));
    tell(call);
    return { status: 202, body: call };
  }
}

function outgoingCall(to: string): Schemas['CallDetail'] {
  return {
    id: newId(),
    direction: 'outbound',
    from: BUSINESS.number,
    fromDisplay: BUSINESS.display,
    to,
    toDisplay: to,
    status: 'ringing',
    phase: 'calling-member',
    startedAt: ago(0),
    handledBy: ME,
    version: 1,
    tags: [],
    held: false,
    participants: [],
    revision: 0,
    transcript: [],
    timeline: [],
  };
}

/** Somebody rings this page. Returns the wire's id. */
export async function invite(page: Page, call: Schemas['CallDetail'], id = `wire-${call.id}`): Promise<string> {
  await expect.poll(() => page.evaluate(() => 'wire' in window)).toBe(true);
  await page.evaluate(([one, callId]) => window.wire.listener.invited({ id: one, callId, from: '+12125550123' }), [
    id,
    call.id,
  ] as const);
  return id;
}

/** What was asked of the wire. */
export const did = (page: Page) => page.evaluate(() => window.wire.did);

declare global {
  interface Window {
    wire: {
      did: string[];
      listener: {
        invited: (call: { id: string; callId: string; from: string }) => void;
        active: (call: { id: string; callId: string | undefined; from: string }) => void;
        held: (call: { id: string; callId: string | undefined; from: string }) => void;
        over: (id: string) => void;
        microphone: (trouble: 'refused' | 'missing' | 'busy') => void;
      };
      lost: number;
      silent: boolean;
    };
  }
}

const STUB = `
export function openTelnyx(options, listener) {
  const did = [];
  const wire = (window.wire = { did, listener, lost: 0, silent: false });
  const told = (id) => ({ id, callId: undefined, from: '' });
  let received = 0;
  setTimeout(() => listener.registered());
  return {
    answer: async (id) => { did.push('answer ' + id); listener.answering(told(id)); listener.active(told(id)); },
    hangUp: async (id) => { did.push('hang up ' + id); listener.over(id); },
    hold: async (id, held) => { did.push((held ? 'hold ' : 'go on ') + id); listener[held ? 'held' : 'active'](told(id)); },
    mute: (id, muted) => did.push((muted ? 'mute ' : 'unmute ') + id),
    press: (id, key) => did.push('press ' + key),
    stats: async () => {
      if (!wire.silent) received += 100;
      return new Map([['a', { type: 'inbound-rtp', kind: 'audio', packetsReceived: received, packetsLost: (wire.lost += wire.losing ?? 0), jitter: 0.004 }]]);
    },
    useMicrophone: async (device) => did.push('microphone ' + device),
    useSpeaker: async (device) => did.push('speaker ' + device),
    setVolume: (volume) => did.push('volume ' + volume),
    renew: async () => undefined,
    close: async () => did.push('close'),
  };
}
`;

function standInForTheMicrophone(state: 'granted' | 'denied') {
  const query = navigator.permissions.query.bind(navigator.permissions);
  navigator.permissions.query = (asked) =>
    (asked.name as string) === 'microphone'
      ? Promise.resolve(
          Object.assign(new EventTarget(), { state, name: asked.name, onchange: null }) as PermissionStatus,
        )
      : query(asked);
  const media = Object.assign(new EventTarget(), {
    getUserMedia: () => Promise.reject(new DOMException('no', 'NotAllowedError')),
    enumerateDevices: () =>
      Promise.resolve([
        { deviceId: 'desk', kind: 'audioinput', label: 'Desk microphone', groupId: '' },
        { deviceId: 'headset', kind: 'audioinput', label: 'Headset', groupId: '' },
        { deviceId: 'ear', kind: 'audiooutput', label: 'Headset', groupId: '' },
      ]),
  });
  Object.defineProperty(navigator, 'mediaDevices', { value: media, configurable: true });
}
