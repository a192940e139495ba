import { useMutation } from '@tanstack/react-query';
import { CircleDot, CircleStop } from 'lucide-react';
import type { Call } from '../contract/models';
import { useMay } from '../may';
import { showCall } from '../realtime/live';
import { strings } from '../strings';
import { Button } from '../ui/Button';
import { Refusal } from '../ui/States';
import { tell } from './tell';

/** Begins and ends the recording of a conversation; why it may not is said in words. */
export function RecordButton({ call }: { call: Call }) {
  const mayRecord = useMay('record');
  const running = call.recording === true;
  const asking = useMutation({
    mutationFn: () => tell(call.id, 'POST', running ? 'recording/stop' : 'recording/start'),
    onSuccess: showCall,
  });
  if (!mayRecord || call.phase !== 'human') return null;
  return (
    <div className="flex flex-col gap-2 pb-2">
      <Button look={running ? 'danger' : 'quiet'} disabled={asking.isPending} onClick={() => asking.mutate()}>
        {running ? <CircleStop aria-hidden className="size-5" /> : <CircleDot aria-hidden className="size-5" />}
        {running ? strings.recordings.stop : strings.recordings.start}
      </Button>
      {asking.isError && <Refusal error={asking.error} />}
    </div>
  );
}
