import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { language } from '../language';
import { queryClient } from '../query-client';
import { router } from '../router';
import { useStore } from '../store';
import { Announcer } from '../ui/Announcer';
import { Notices } from '../ui/Notices';

/** Everything on the screen. In another language it is drawn anew; what is told meanwhile, and the call, go on. */
export function Root() {
  const now = useStore(language);
  const before = useRef(now);
  useEffect(() => {
    if (before.current === now) return;
    before.current = now;
    document.getElementById('content')?.focus({ preventScroll: true });
  }, [now]);
  return (
    <QueryClientProvider client={queryClient}>
      <RouterProvider key={now} router={router} />
      <Notices />
      <Announcer />
    </QueryClientProvider>
  );
}
