import { useStore } from '../store';
import { announcement } from './announcer';

export function Announcer() {
  return (
    <div aria-live="polite" role="log" className="sr-only">
      {useStore(announcement)}
    </div>
  );
}
