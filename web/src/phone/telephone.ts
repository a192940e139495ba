import { nothing, request } from '../api/request';
import { send } from '../api/send';
import { knownCall } from '../call/queries';
import { hasOthers } from '../call/speaker';
import { softphoneSchema } from '../contract/models';
import { profileQuery } from '../profile';
import { queryClient } from '../query-client';
import { onReadyAsked } from '../realtime/live';
import { onLeaving } from '../session/session';
import { preferencesQuery } from '../settings/queries';
import { ask } from './ask';
import { deviceStore } from './device';
import { hold } from './hold';
import { microphoneTrouble, onMicrophoneAllowed } from './microphone';
import { linesStore, phoneStore } from './phone';
import { recalled, remember, wasMuted, wasTalked } from './recall';
import { createSoftphone } from './softphone';
import { takeTurns } from './turn';

const PATH = '/calls/softphone';

export const softphone = createSoftphone({
  credentials: () => request(softphoneSchema, { method: 'POST', path: PATH }),
  sayReady: () => request(nothing, { method: 'PUT', path: `${PATH}/ready` }),
  disconnect: () => request(nothing, { method: 'DELETE', path: PATH }),
  loadWire: async () => (await import('./telnyx')).openTelnyx,
  device: deviceStore.get,
  mayRing,
  microphoneTrouble,
  recalled,
  wasMuted,
  wasTalked,
  answerHere: async (callId) => (await ask(callId, 'POST', 'answer', { softphone: true })) !== undefined,
  holdCaller,
  tick: (everyMs, then) => {
    const worker = new Worker(new URL('./tick.worker.ts', import.meta.url), { type: 'module' });
    worker.onmessage = then;
    worker.postMessage(everyMs);
    return () => worker.terminate();
  },
});

/** Not while somebody else talks with them: then only this page is on hold. */
function holdCaller(id: string): void {
  const call = knownCall(id);
  if (call === undefined || !hasOthers(call, ownId())) void hold({ id }, true, true);
}

const ownId = () => queryClient.getQueryData(profileQuery.queryKey)?.userId;

async function mayRing(): Promise<boolean> {
  const preferences = await queryClient.query({ ...preferencesQuery, staleTime: 60_000 }).catch(() => undefined);
  return preferences?.ringDevices.includes('browser') ?? true;
}

const isPossible = () =>
  'locks' in navigator && 'mediaDevices' in navigator && 'RTCPeerConnection' in window && 'Worker' in window;

/** This page is a telephone from now on, when its turn comes. Returns how to end that. */
export function beTelephone(): () => void {
  if (!isPossible()) {
    phoneStore.set({ kind: 'off', why: 'not-possible' });
    return () => undefined;
  }
  phoneStore.set({ kind: 'elsewhere' });
  const stopTurns = takeTurns({
    begin: softphone.start,
    end: () => void softphone.stop({ kind: 'yield' }),
    busy: () => linesStore.get().length > 0,
  });
  const stopRemembering = linesStore.subscribe(() => remember(linesStore.get()));
  const stopAnswering = onReadyAsked((userId) => {
    const own = ownId();
    if (own === undefined || own === userId) softphone.sayReady();
  });
  document.addEventListener('visibilitychange', looked);
  window.addEventListener('online', softphone.hurry);
  window.addEventListener('beforeunload', warn);
  onMicrophoneAllowed(() => void softphone.listenable());
  navigator.mediaDevices.addEventListener('devicechange', listenAgain);
  return () => {
    navigator.mediaDevices.removeEventListener('devicechange', listenAgain);
    stopAnswering();
    document.removeEventListener('visibilitychange', looked);
    window.removeEventListener('beforeunload', warn);
    window.removeEventListener('online', softphone.hurry);
    stopTurns();
    void softphone.stop({ kind: 'stop', why: 'not-wanted' });
    stopRemembering();
  };
}

/** The server forgets this telephone before the sign-in ends. */
onLeaving(async (token) => {
  if (token !== undefined && phoneStore.get().kind !== 'off')
    await send(nothing, { method: 'DELETE', path: PATH, token });
});

/** Somebody who comes to the page, perhaps from a notification of a call, is rung for it at once. */
function looked(): void {
  if (document.visibilityState !== 'visible') return;
  listenAgain();
  softphone.sayReady();
}

/** A microphone that was missing, or taken by another program, may be back; one that was refused is by the person's word alone. */
function listenAgain(): void {
  const phone = phoneStore.get();
  if (phone.kind === 'no-microphone' && phone.why !== 'refused') void softphone.listenable();
}

function warn(event: BeforeUnloadEvent): void {
  if (linesStore.get().some(({ kind }) => kind === 'talking')) event.preventDefault();
}
