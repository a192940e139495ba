// Part of the service worker: shows what the server pushes, `{title, body, url, tag}`, and leads to it when tapped.
self.addEventListener('push', (event) => {
  let told = {};
  try {
    told = event.data?.json() ?? {};
  } catch {
    // Not ours to understand; the browser still wants to see a notification.
  }
  event.waitUntil(
    self.registration.showNotification(told.title ?? 'ConnexUS', {
      body: told.body ?? '',
      icon: '/icons/icon-192.png',
      data: { url: told.url ?? '/calls' },
      // The same tag replaces what is shown, and says so aloud again.
      ...(told.tag === undefined ? {} : { tag: told.tag, renotify: true }),
    }),
  );
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(open(event.notification.data?.url));
});

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
