import { useRegisterSW } from 'virtual:pwa-register/react';
import { strings } from '../strings';
import { Button } from '../ui/Button';

/** A new version waits until the person says so: a reload in the middle of a call would be rude. */
export function UpdatePrompt() {
  const {
    needRefresh: [ready],
    updateServiceWorker,
  } = useRegisterSW();
  if (!ready) return null;
  return (
    <div
      role="status"
      className="animate-rise fixed inset-x-4 bottom-24 z-30 mx-auto flex max-w-sm items-center justify-between gap-3 rounded-2xl bg-raised py-2 pr-2 pl-5 shadow-xl ring-1 ring-line md:bottom-6"
    >
      <span>{strings.update.ready}</span>
      <Button look="plain" onClick={() => void updateServiceWorker(true)}>
        {strings.update.reload}
      </Button>
    </div>
  );
}
