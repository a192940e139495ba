import { changeLanguage } from '../language';
import { queryClient } from '../query-client';
import { session } from '../session/session';
import { preferencesQuery } from './queries';

/** Whoever signs in is spoken to in the language they have chosen, also where the browser's owner reads another. */
export function followPreference(): void {
  let signedIn = false;
  session.subscribe(() => {
    const before = signedIn;
    signedIn = session.get().kind === 'signed-in';
    if (!signedIn || before) return;
    void queryClient
      .query(preferencesQuery)
      .then((preferences) => changeLanguage(preferences.language))
      .catch(() => undefined);
  });
}
