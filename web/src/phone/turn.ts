const NAME = 'connexus.phone';

/**
 * One tab of a browser is its telephone: whichever was looked at last, unless another is in a call. Returns how to stop
 * wanting it.
 */
export function takeTurns({ begin, end, busy }: { begin: () => void; end: () => void; busy: () => boolean }) {
  const channel = new BroadcastChannel(NAME);
  let release: (() => void) | undefined;
  let waiting: AbortController | undefined;

  function want(): void {
    if (document.visibilityState !== 'visible') {
      waiting?.abort();
      waiting = undefined;
      return;
    }
    if (release !== undefined || waiting !== undefined) return;
    const mine = (waiting = new AbortController());
    channel.postMessage('want');
    navigator.locks
      .request(NAME, { signal: mine.signal }, () => {
        waiting = undefined;
        begin();
        return new Promise<void>((resolve) => (release = resolve));
      })
      .catch(() => undefined);
  }

  function give(): void {
    if (release === undefined) return;
    end();
    release();
    release = undefined;
  }

  channel.onmessage = () => {
    if (document.visibilityState === 'hidden' && !busy()) give();
  };
  document.addEventListener('visibilitychange', want);
  want();
  return () => {
    document.removeEventListener('visibilitychange', want);
    waiting?.abort();
    give();
    channel.close();
  };
}
