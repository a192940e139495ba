/** As the server tags what it pushes of a call (docs of `PushMessage`): one replaces the other. */
const tagOf = (callId: string) => callId.replaceAll('-', '').toLowerCase();

/** Tells of a call that rings while the app is hidden, if the person allowed it. Returns how to take it back. */
export function tellRinging(callId: string, title: string, body: string): () => void {
  if (!document.hidden || !('Notification' in window) || Notification.permission !== 'granted') return () => undefined;
  const tag = tagOf(callId);
  const worker = navigator.serviceWorker.getRegistration();
  void worker.then((registration) =>
    registration?.showNotification(title, {
      body,
      tag,
      icon: '/icons/icon-192.png',
      requireInteraction: true,
      data: { url: `/calls/${callId}` },
    }),
  );
  return () =>
    void worker
      .then((registration) => registration?.getNotifications({ tag }))
      .then((shown) => shown?.forEach((one) => one.close()));
}
