import type { Call } from '../contract/models';
import { strings } from '../strings';

/** What the caller says is being recorded: a red mark, in words too. */
export function RecordingMark({ call }: { call: Call }) {
  if (call.recording !== true || call.phase === 'ended') return null;
  return (
    <p role="status" className="flex items-center gap-1.5 md:w-full text-sm font-semibold text-danger">
      <span aria-hidden className="size-2.5 rounded-full bg-danger motion-safe:animate-pulse" />
      {strings.recordings.recording}
    </p>
  );
}
