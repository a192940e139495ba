import { Outlet, useLocation } from '@tanstack/react-router';
import { useStore } from '../store';
import { session } from '../session/session';
import { SignInScreen } from '../sign-in/SignInScreen';
import { Inside } from './Inside';
import { UpdatePrompt } from './UpdatePrompt';

/** What stands between nobody and the product: the sign-in. */
export function App() {
  return (
    <>
      <Gate />
      <UpdatePrompt />
    </>
  );
}

/** Where the links of mails lead, signed in or not. */
const OUTSIDE = new Set(['/verify-email', '/reset-password', '/restore-email', '/invitation']);

function Gate() {
  const path = useLocation({ select: ({ pathname }) => pathname.replace(/(.)\/$/, '$1') });
  const now = useStore(session);
  if (OUTSIDE.has(path)) return <Outlet />;
  switch (now.kind) {
    case 'signed-out':
      return <SignInScreen why={now.why} />;
    case 'starting':
    case 'unreachable':
    case 'signed-in':
      return <Inside now={now.kind} />;
  }
}
