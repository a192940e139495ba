import { useStore } from '../store';
import { session } from '../session/session';
import { SignInScreen } from '../sign-in/SignInScreen';
import { Announcer } from '../ui/Announcer';
import { Notices } from '../ui/Notices';
import { Shell } from './Shell';
import { UpdatePrompt } from './UpdatePrompt';
import { Waiting } from './Waiting';

/** What stands between nobody and the product: the sign-in. */
export function App() {
  return (
    <>
      <Gate />
      <Notices />
      <UpdatePrompt />
      <Announcer />
    </>
  );
}

function Gate() {
  const now = useStore(session);
  switch (now.kind) {
    case 'signed-out':
      return <SignInScreen why={now.why} />;
    case 'starting':
    case 'unreachable':
      return <Waiting unreachable={now.kind === 'unreachable'} />;
    case 'signed-in':
      return <Shell />;
  }
}
