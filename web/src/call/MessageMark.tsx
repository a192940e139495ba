import type { Call } from '../contract/models';
import { strings } from '../strings';

/** A message that nobody has listened to yet. */
export function MessageMark({ call }: { call: Call }) {
  if (call.message !== 'unheard') return null;
  return (
    <span className="shrink-0 rounded-full bg-danger-soft px-2 text-xs/5 font-semibold text-danger">
      {strings.recordings.newMessage}
    </span>
  );
}
