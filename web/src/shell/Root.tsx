import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { language } from '../language';
import { queryClient } from '../query-client';
import { router } from '../router';
import { useStore } from '../store';
import { Announcer } from '../ui/Announcer';
import { Notices } from '../ui/Notices';

/** Everything on the screen, in the language spoken now. */
export function Root() {
  useStore(language);
  return (
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
      <Notices />
      <Announcer />
    </QueryClientProvider>
  );
}
