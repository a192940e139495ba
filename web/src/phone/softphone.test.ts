import { beforeEach, expect, it, vi } from 'vitest';
import { RequestError } from '../api/failure';
import type { Softphone } from '../contract/models';
import { linesStore, phoneStore } from './phone';
import { createSoftphone, renewal, type Outside } from './softphone';
import type { OpenWire, WireListener } from './wire';

const refusal = (slug: string, status = 409) =>
  new RequestError({
    kind: 'refused',
    problem: { type: `https://connexus.dev/problems/${slug}`, title: slug, status },
  });
const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString();

/** A telephone with everything around it stood in for. */
function stage(change: Partial<Outside> = {}) {
  const did: string[] = [];
  const told = {} as { listener: WireListener; tick: () => void };
  const note =
    (what: string) =>
    (...more: unknown[]) => {
      did.push([what, ...more].join(' '));
      return Promise.resolve();
    };
  const open: OpenWire = ({ token }, listener) => {
    did.push(`open ${token}`);
    told.listener = listener;
    return {
      answer: note('answer'),
      hangUp: note('hang up'),
      hold: note('hold'),
      mute: (id, muted) => void did.push(`mute ${id} ${muted}`),
      stats: () => Promise.resolve(undefined),
      useMicrophone: note('microphone'),
      useSpeaker: note('speaker'),
      setVolume: () => undefined,
      renew: note('renew'),
      close: note('close'),
    };
  };
  let tokens = 0;
  const softphone = createSoftphone({
    credentials: () => Promise.resolve<Softphone>({ host: 'ws://x', token: `t${++tokens}`, expiresAt: inAnHour() }),
    sayReady: note('ready'),
    disconnect: note('disconnect'),
    loadWire: () => Promise.resolve(open),
    device: () => ({ volume: 1 }),
    mayRing: () => Promise.resolve(true),
    microphoneTrouble: () => Promise.resolve(undefined),
    recalled: () => undefined,
    wasMuted: () => false,
    wasTalked: () => true,
    answerHere: (callId) => {
      did.push(`answer here ${callId}`);
      return Promise.resolve(true);
    },
    holdCaller: (callId) => void did.push(`music ${callId}`),
    tick: (_, then) => {
      told.tick = then;
      return () => did.push('tick stopped');
    },
    ...change,
  });
  return { softphone, did, told };
}

async function started(change: Partial<Outside> = {}) {
  const staged = stage(change);
  staged.softphone.start();
  await vi.waitFor(() => expect(staged.told.listener).toBeDefined());
  staged.told.listener.registered();
  staged.did.length = 0;
  return staged;
}

const call = (id: string) => ({ id, callId: `call-${id}`, from: '+1' });
const kinds = () => linesStore.get().map(({ kind }) => kind);

beforeEach(() => {
  phoneStore.set({ kind: 'elsewhere' });
  linesStore.set([]);
});

it('says that it is ready when it is registered, and again with every tick until the connection is lost', async () => {
  const { softphone, did, told } = stage();
  softphone.start();
  await vi.waitFor(() => expect(did).toEqual(['open t1']));
  told.tick();
  expect(did).toEqual(['open t1']);
  told.listener.registered();
  told.tick();
  told.listener.lost();
  told.tick();
  expect(did).toEqual(['open t1', 'ready', 'ready']);
});

it('says at once that it is ready when it is asked, but not while its connection is lost', async () => {
  const { softphone, did, told } = await started();
  softphone.sayReady();
  told.listener.lost();
  softphone.sayReady();
  expect(did).toEqual(['ready']);
});

it('leaves everything as it was where the server has no softphone', async () => {
  const { softphone, did } = stage({ credentials: () => Promise.reject(refusal('softphone-off')) });
  softphone.start();
  await vi.waitFor(() => expect(phoneStore.get()).toEqual({ kind: 'off', why: 'not-offered' }));
  expect(did).toEqual(['tick stopped']);
});

it('connects again when the server withdrew it meanwhile', async () => {
  const { did, told } = await started({ sayReady: () => Promise.reject(refusal('softphone-off')) });
  told.tick();
  await vi.waitFor(() => expect(did.some((one) => one.startsWith('renew t'))).toBe(true));
});

it('tries again after it failed', async () => {
  let reachable = false;
  const { softphone, did, told } = stage({
    credentials: () =>
      reachable
        ? Promise.resolve({ host: 'ws://x', token: 't', expiresAt: inAnHour() })
        : Promise.reject(new RequestError({ kind: 'unreachable' })),
  });
  softphone.start();
  await vi.waitFor(() => expect(phoneStore.get()).toEqual({ kind: 'failed', why: 'unreachable' }));
  reachable = true;
  softphone.hurry();
  await vi.waitFor(() => expect(did).toEqual(['open t']));
  told.listener.registered();
  expect(phoneStore.get()).toEqual({ kind: 'ready' });
});

it('answers at once the call it asked for, also when the invitation overtakes the answer', async () => {
  const { softphone, did, told } = await started();
  let answer: (id: string) => void = () => undefined;
  const answered = new Promise<string>((resolve) => (answer = resolve));
  void softphone.bring(
    (id) => id,
    () => answered,
  );
  told.listener.invited(call('a'));
  expect(kinds()).toEqual(['arriving']);
  answer('call-a');
  await vi.waitFor(() => expect(did).toEqual(['answer a']));
  expect(kinds()).toEqual(['answering']);
});

it('brings a call here anew beside the line it replaces, and leaves the microphone closed that was', async () => {
  const { softphone, did, told } = await started();
  told.listener.active(call('a'));
  await softphone.bring(
    () => 'call-a',
    () => Promise.resolve(),
    true,
  );
  told.listener.invited({ ...call('a'), id: 'again' });
  await vi.waitFor(() => expect(did).toEqual(['answer again']));
  told.listener.active({ ...call('a'), id: 'again' });
  expect(did).toEqual(['answer again', 'mute again true']);
});

it('rings for a call nobody here asked for, if the member wants that', async () => {
  const { softphone, did, told } = await started();
  await softphone.bring(
    () => undefined,
    () => Promise.resolve(),
  );
  told.listener.invited(call('a'));
  await vi.waitFor(() => expect(kinds()).toEqual(['ringing']));
  expect(did).toEqual([]);

  const quiet = await started({ mayRing: () => Promise.resolve(false) });
  linesStore.set([]);
  quiet.told.listener.invited(call('b'));
  await Promise.resolve();
  expect(kinds()).toEqual(['arriving']);
});

it('rings on for a line that was lost while it rang, and has it rung anew when somebody answers', async () => {
  const { softphone, did, told } = await started();
  told.listener.invited(call('a'));
  await vi.waitFor(() => expect(kinds()).toEqual(['ringing']));
  told.listener.lost();
  told.listener.registered();
  told.listener.active(call('a'));
  expect(kinds()).toEqual(['ringing']);
  did.length = 0;
  await softphone.answer('a');
  expect(did).toEqual(['hang up a', 'answer here call-a']);
  told.listener.over('a');
  told.listener.invited({ ...call('a'), id: 'again' });
  await vi.waitFor(() => expect(did).toContain('answer again'));
  told.listener.active({ ...call('a'), id: 'again' });
  expect(kinds()).toEqual(['talking']);
});

it('answers anew what was being answered when the connection was lost', async () => {
  const { softphone, did, told } = await started();
  told.listener.invited(call('a'));
  await vi.waitFor(() => expect(kinds()).toEqual(['ringing']));
  await softphone.answer('a');
  told.listener.lost();
  told.listener.registered();
  did.length = 0;
  told.listener.invited(call('a'));
  await vi.waitFor(() => expect(did).toEqual(['answer a']));
  told.listener.lost();
  told.listener.registered();
  told.listener.active(call('a'));
  await vi.waitFor(() => expect(did.at(-1)).toBe('answer here call-a'));
  expect(kinds()).not.toContain('talking');
});

it('talks after a reload on no line that it did not talk on before', async () => {
  const { did, told } = await started({ wasTalked: (id) => id === 'talked' });
  told.listener.active(call('talked'));
  told.listener.active(call('rang'));
  told.listener.active({ ...call('unknown'), callId: undefined });
  await vi.waitFor(() => expect(kinds()).toEqual(['talking', 'ringing']));
  expect(did).toEqual(['mute rang true', 'mute unknown true', 'hang up unknown']);
});

it('holds the call that is talked before it answers a second one', async () => {
  const { softphone, did, told } = await started();
  told.listener.active(call('a'));
  told.listener.invited(call('b'));
  await vi.waitFor(() => expect(kinds()).toEqual(['talking', 'ringing']));
  await softphone.answer('b');
  expect(did).toEqual(['music call-a', 'hold a true', 'answer b']);
});

it('goes on ringing while the microphone is refused, and tells why', async () => {
  const { softphone, did, told } = await started({ microphoneTrouble: () => Promise.resolve('refused') });
  told.listener.invited(call('a'));
  await vi.waitFor(() => expect(kinds()).toEqual(['ringing']));
  await softphone.answer('a');
  expect(phoneStore.get()).toEqual({ kind: 'no-microphone', why: 'refused' });
  expect(did).toEqual([]);
  expect(kinds()).toEqual(['ringing']);
});

it('renews its token before the end, and does not register anew in a call', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  try {
    const { did, told } = await started();
    told.listener.active(call('a'));
    vi.setSystemTime(Date.now() + 3_500_000);
    told.tick();
    await vi.waitFor(() => expect(did).toContain('renew t2 false'));
    told.listener.over('a');
    told.tick();
    expect(did).toContain('renew t2 true');
  } finally {
    vi.useRealTimers();
  }
});

it('ends its calls and says nothing more once it is stopped', async () => {
  const { softphone, did, told } = await started();
  told.listener.active(call('a'));
  await softphone.stop({ kind: 'stop', why: 'not-wanted' });
  told.listener.registered();
  expect(did).toEqual(['tick stopped', 'close']);
  expect(linesStore.get()).toEqual([]);
  expect(phoneStore.get()).toEqual({ kind: 'off', why: 'not-wanted' });
});

it('renews five minutes before the end, or earlier what does not live long', () => {
  const now = Date.parse('2026-03-01T10:00:00Z');
  expect(renewal('2026-03-02T10:00:00Z', now)).toBe(Date.parse('2026-03-02T09:55:00Z'));
  expect(renewal('2026-03-01T10:04:00Z', now)).toBe(Date.parse('2026-03-01T10:03:00Z'));
});
