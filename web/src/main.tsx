import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { forgetCommands, watchPhases } from './call/command';
import { queryClient } from './query-client';
import { connectWhileSignedIn } from './realtime/live';
import { router } from './router';
import { forgetKept, keep, restoreKept } from './session/kept';
import { session, startSession } from './session/session';
import { listenForHotkeys } from './ui/hotkeys';
import './styles.css';

session.subscribe(() => {
  if (session.get().kind !== 'signed-out') return;
  forgetKept(queryClient);
  forgetCommands();
});
restoreKept(queryClient);
keep(queryClient);
watchPhases();
connectWhileSignedIn();
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
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
);
