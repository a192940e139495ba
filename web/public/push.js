// Part of the service worker: shows what the server pushes, `{title, body, url, tag, open}`, and leads to it when tapped.
self.addEventListener('push', (event) => {
  let told = {};
  try {
    told = event.data?.json() ?? {};
  } catch {
    // Not ours to understand; the browser still wants to see a notification.
  }
  event.waitUntil(tell(told));
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(open(event.notification.data?.url));
});

const TEST = 'test';

// Whoever looks at the app sees the call there. Safari takes the permission away from those who receive and do not show.
const MAY_STAY_SILENT = /Chrome|Firefox/.test(self.navigator.userAgent);

async function tell({ title, body, url, tag, open }) {
  if (MAY_STAY_SILENT && tag !== TEST && (await looking())) return;
  await self.registration.showNotification(title ?? 'ConnexUS', {
    body: body ?? '',
    icon: '/icons/icon-192.png',
    data: { url: url ?? '/calls' },
    actions: [{ action: 'open', title: open ?? 'Open' }],
    // The same tag replaces what is shown, and says so aloud again.
    ...(tag === undefined ? {} : { tag, renotify: true }),
  });
}

async function looking() {
  const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  return windows.some(({ focused, visibilityState }) => focused && visibilityState === 'visible');
}

async function open(url) {
  const address = new URL(url ?? '/calls', self.location.origin);
  if (address.origin !== self.location.origin) return;
  const [window] = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (window === undefined) {
    await self.clients.openWindow(address.href);
    return;
  }
  // The app goes there itself: a reload in the middle of a call would be rude.
  window.postMessage({ kind: 'open', path: address.pathname + address.search });
  await window.focus();
}

// A browser may replace a subscription on its own, also when no page is open.
self.addEventListener('pushsubscriptionchange', (event) => {
  event.waitUntil(replace(event.newSubscription));
});

async function replace(fresh) {
  // In turn with the pages' tabs: each refresh token works once.
  const { accessToken } = await self.navigator.locks.request('connexus.refresh', () => ask('POST', '/auth/refresh'));
  const { items } = await ask('GET', '/users/devices', accessToken);
  const former = items.filter(({ current }) => current);
  // Turned off, or from before the last sign-in.
  if (former.length === 0) return;
  const subscription = fresh ?? (await subscribe(accessToken));
  // The old ones are dead already, and there may be no room beside them.
  for (const { id } of former) await ask('DELETE', `/users/devices/${id}`, accessToken);
  const { endpoint, keys } = subscription.toJSON();
  await ask('POST', '/users/fcm-token', accessToken, { name: former[0].name, endpoint, keys });
}

async function subscribe(accessToken) {
  const { publicKey } = await ask('GET', '/users/push-key', accessToken);
  return self.registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: publicKey });
}

async function ask(method, path, accessToken, body) {
  const answer = await self.fetch(`/v1${path}`, {
    method,
    headers: {
      'X-Connexus-Client': 'web',
      ...(accessToken === undefined ? {} : { Authorization: `Bearer ${accessToken}` }),
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status}`);
  return answer.status === 204 ? undefined : answer.json();
}
