import { request } from '../api/request';
import { deviceSchema, pushKeySchema, type Device } from '../contract/models';
import { bytesOf } from '../session/passkey';
import { browserName } from './browser-name';

export type PushState = 'not-possible' | 'refused' | 'off' | 'on';

/** The browser said no when asked, or its push service could not be had. */
export class PushError extends Error {
  override readonly name = 'PushError';
}

const possible = () => 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;

export async function pushState(): Promise<PushState> {
  if (!possible()) return 'not-possible';
  if (Notification.permission === 'denied') return 'refused';
  const worker = await navigator.serviceWorker.getRegistration();
  if (Notification.permission !== 'granted' || worker === undefined) return 'off';
  return (await worker.pushManager.getSubscription()) === null ? 'off' : 'on';
}

/** Asks for the permission, subscribes and tells the server. Undefined if the person or the browser refused. */
export async function subscribe(): Promise<Device | undefined> {
  if ((await Notification.requestPermission()) !== 'granted') return undefined;
  const { publicKey } = await request(pushKeySchema, { method: 'GET', path: '/users/push-key' });
  const subscription = await subscribed(bytesOf(publicKey));
  const { endpoint, keys } = subscription.toJSON();
  return request(deviceSchema, {
    method: 'POST',
    path: '/users/fcm-token',
    body: { name: browserName(), endpoint, keys: { p256dh: keys?.['p256dh'], auth: keys?.['auth'] } },
  });
}

async function subscribed(applicationServerKey: Uint8Array<ArrayBuffer>): Promise<PushSubscription> {
  try {
    const { pushManager } = await navigator.serviceWorker.ready;
    // One made for another key would be refused by the push service for ever.
    await (await pushManager.getSubscription())?.unsubscribe();
    return await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey });
  } catch (cause) {
    throw new PushError('no subscription', { cause });
  }
}

/** This browser's own subscription ends with its entry on the server. */
export async function unsubscribe(): Promise<void> {
  if (!possible()) return;
  const worker = await navigator.serviceWorker.getRegistration();
  await (await worker?.pushManager.getSubscription())?.unsubscribe();
}
