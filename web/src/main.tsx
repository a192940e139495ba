import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { forgetCommands, watchPhases } from './call/command';
import { forgetNoteDrafts } from './call/note-draft';
import { speak } from './language';
import { queryClient } from './query-client';
import { connectWhileSignedIn } from './realtime/live';
import { router } from './router';
import { forgetKept, keep, restoreKept } from './session/kept';
import { onLeaving, session, startSession } from './session/session';
import { followPreference } from './settings/follow-preference';
import { unsubscribe } from './settings/push';
import { Root } from './shell/Root';
import { listenForHotkeys } from './ui/hotkeys';
import './styles.css';

void speak().then(start);

function start(): void {
  session.subscribe(() => {
    if (session.get().kind !== 'signed-out') return;
    forgetKept(queryClient);
    forgetCommands();
    forgetNoteDrafts();
  });
  restoreKept(queryClient);
  keep(queryClient);
  watchPhases();
  connectWhileSignedIn();
  followPreference();
  // What is told to a member is not for whoever has this device next, also where the server cannot hear of it yet.
  onLeaving(unsubscribe);
  listenForHotkeys();
  void startSession();
  // From a notification that was tapped, by way of the service worker (public/push.js).
  (navigator as { serviceWorker?: ServiceWorkerContainer }).serviceWorker?.addEventListener('message', ({ data }) => {
    const { kind, path } = Object(data) as { kind?: unknown; path?: unknown };
    if (kind === 'open' && typeof path === 'string') router.history.push(path);
  });
  const root = document.getElementById('root');
  if (root === null) throw new Error('index.html has no #root');
  createRoot(root).render(
    <StrictMode>
      <Root />
    </StrictMode>,
  );
}
