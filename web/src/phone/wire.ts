import type { MicrophoneTrouble } from './microphone';

// What a telephone needs of whatever speaks with the carrier: the SDK behind it is loaded when somebody uses it.

export interface WireCall {
  id: string;
  /** The server's id, from the invitation's `X-Connexus-Call`. */
  callId: string | undefined;
  from: string;
}

export interface WireListener {
  registered: () => void;
  /** The connection is gone; the SDK tries to get it back by itself. */
  lost: () => void;
  /** The token is not taken, or the SDK gave up. */
  refused: () => void;
  invited: (call: WireCall) => void;
  answering: (call: WireCall) => void;
  active: (call: WireCall) => void;
  held: (call: WireCall) => void;
  over: (id: string) => void;
  microphone: (trouble: MicrophoneTrouble) => void;
}

export interface WireOptions {
  host: string;
  token: string;
  /** Device ids; the system's choice if undefined. */
  microphone?: string | undefined;
  speaker?: string | undefined;
  /** 0 to 1. */
  volume: number;
}

export interface Wire {
  answer: (id: string) => Promise<void>;
  hangUp: (id: string) => Promise<void>;
  hold: (id: string, held: boolean) => Promise<void>;
  mute: (id: string, muted: boolean) => void;
  stats: (id: string) => Promise<RTCStatsReport | undefined>;
  useMicrophone: (deviceId: string) => Promise<void>;
  useSpeaker: (deviceId: string) => Promise<void>;
  setVolume: (volume: number) => void;
  /** For the next time that the wire registers; at once if `now`. */
  renew: (token: string, now: boolean) => Promise<void>;
  close: () => Promise<void>;
}

export type OpenWire = (options: WireOptions, listener: WireListener) => Wire;
