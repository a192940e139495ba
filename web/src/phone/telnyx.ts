import { TelnyxRTC, type Call } from '@telnyx/webrtc';
import { troubleOf } from './microphone';
import { takeBackEach } from './take-back';
import type { OpenWire, WireCall } from './wire';

const CALL_HEADER = 'x-connexus-call';
const OVER = new Set(['hangup', 'destroy', 'purge']);
/** What the SDK says when a login is not taken, or when it stops trying. */
const REFUSED = new Set(['LOGIN_FAILED', 'AUTHENTICATION_REQUIRED', 'INVALID_CREDENTIALS', 'RECONNECTION_EXHAUSTED']);

/** The vendor's SDK as a wire. Its calls are replaced by new objects of the same id when a connection is found again. */
export const openTelnyx: OpenWire = (options, listener) => {
  const calls = new Map<string, Call>();
  const sounds = new Map<string, HTMLAudioElement>();
  let { speaker, volume } = options;

  const client = new TelnyxRTC({
    login_token: options.token,
    host: options.host,
    // On one machine nothing has to be found out about the way between them.
    ...(isLoopback(options.host) ? { iceServers: [] } : {}),
    hangupOnBeforeUnload: false,
    // Without end: a telephone that gave up would not ring for the rest of the day.
    maxReconnectAttempts: 0,
    enableCallReports: false,
  } as ConstructorParameters<typeof TelnyxRTC>[0]);
  // It would tell the console of numbers and tokens.
  client.__logger.setLevel('silent', false);
  takeBackEach(client);
  if (options.microphone !== undefined) void chooseMicrophone(options.microphone);

  client.on('telnyx.ready', () => listener.registered());
  client.on('telnyx.socket.close', () => listener.lost());
  client.on('telnyx.socket.error', () => listener.lost());
  client.on('telnyx.error', ({ error }) => {
    const name = nameOf(error);
    if (name.startsWith('MEDIA_')) listener.microphone(troubleOf(error));
    else if (REFUSED.has(name)) listener.refused();
  });
  client.on('telnyx.notification', ({ type, call }) => {
    if (type === 'callUpdate' && call !== undefined) noticed(call);
  });
  void client.connect();

  function noticed(call: Call): void {
    if (OVER.has(call.state)) {
      // A call that was found again has the same id and is another object.
      if (calls.get(call.id) === call) drop(call.id);
      return;
    }
    calls.set(call.id, call);
    sound(call);
    switch (call.state) {
      case 'ringing':
        return listener.invited(told(call));
      case 'answering':
        return listener.answering(told(call));
      case 'active':
        return listener.active(told(call));
      case 'held':
        return listener.held(told(call));
    }
  }

  function drop(id: string): void {
    calls.delete(id);
    const element = sounds.get(id);
    if (element !== undefined) element.srcObject = null;
    sounds.delete(id);
    listener.over(id);
  }

  /** Each call has an element of its own, so that one on hold keeps its sound. */
  function sound(call: Call): void {
    const stream = call.remoteStream as MediaStream | undefined;
    if (stream === undefined) return;
    const element = sounds.get(call.id) ?? new Audio();
    sounds.set(call.id, element);
    if (element.srcObject === stream) return;
    element.autoplay = true;
    element.srcObject = stream;
    element.volume = volume;
    if (speaker !== undefined) void sink(element, speaker);
    void element.play().catch(() => undefined);
  }

  async function chooseMicrophone(micId: string): Promise<void> {
    await client.setAudioSettings({ micId }).catch(() => undefined);
  }

  return {
    answer: async (id) => {
      await calls.get(id)?.answer();
    },
    hangUp: async (id) => {
      await calls.get(id)?.hangup();
    },
    hold: async (id, held) => {
      const call = calls.get(id);
      await (held ? call?.hold() : call?.unhold());
    },
    mute: (id, muted) => {
      const call = calls.get(id);
      if (muted) call?.muteAudio();
      else call?.unmuteAudio();
    },
    stats: async (id) => (calls.get(id)?.peer as { instance?: RTCPeerConnection } | undefined)?.instance?.getStats(),
    useMicrophone: async (deviceId) => {
      await chooseMicrophone(deviceId);
      await Promise.all([...calls.values()].map((call) => call.setAudioInDevice(deviceId)));
    },
    useSpeaker: async (deviceId) => {
      speaker = deviceId;
      await Promise.all([...sounds.values()].map((element) => sink(element, deviceId)));
    },
    setVolume: (next) => {
      volume = next;
      for (const element of sounds.values()) element.volume = next;
    },
    renew: async (token, now) => {
      client.options.login_token = token;
      if (!now) return;
      await client.connect();
      await client.login({ creds: { login_token: token } });
    },
    close: () => client.disconnect(),
  };
};

function told(call: Call): WireCall {
  const header = call.options.customHeaders?.find(({ name }) => name.toLowerCase() === CALL_HEADER);
  return { id: call.id, callId: header?.value, from: call.options.remoteCallerNumber ?? '' };
}

const isLoopback = (host: string) => /^wss?:\/\/(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:|\/|$)/.test(host);

const nameOf = (error: unknown) => (error instanceof Error ? error.name : '');

async function sink(element: HTMLAudioElement, deviceId: string): Promise<void> {
  if ('setSinkId' in element) await element.setSinkId(deviceId).catch(() => undefined);
}
