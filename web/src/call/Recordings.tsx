import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { Trash2 } from 'lucide-react';
import { nothing, request } from '../api/request';
import { recordingListSchema, type Call, type Recording } from '../contract/models';
import { useMay } from '../may';
import { strings } from '../strings';
import { inFull, timeOfDay } from '../time';
import { IconButton } from '../ui/Button';
import { ConfirmAct } from '../ui/ConfirmAct';
import { useState } from 'react';
import { Player } from './Player';

/** What was recorded of the call: messages and conversations. Nothing where nothing was. */
export function Recordings({ call }: { call: Call }) {
  const { data: recordings = [], refetch } = useQuery({
    queryKey: ['recordings', call.id, call.revision],
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) =>
      (await request(recordingListSchema, { method: 'GET', path: `/calls/${call.id}/recordings`, signal })).items,
  });
  if (recordings.length === 0) return null;
  return (
    <section aria-label={strings.recordings.title} className="flex flex-col gap-3">
      <h2 className="font-semibold">{strings.recordings.title}</h2>
      <ul className="flex flex-col gap-3">
        {recordings.map((recording) => (
          <Item key={recording.id} call={call} recording={recording} onDeleted={() => void refetch()} />
        ))}
      </ul>
    </section>
  );
}

function Item({ call, recording, onDeleted }: { call: Call; recording: Recording; onDeleted: () => void }) {
  const [asking, setAsking] = useState(false);
  const mayDelete = useMay('deleteRecording');
  const mayMark = useMay('markHeard');
  const path = `/calls/${call.id}/recordings/${recording.id}`;
  const hearing = useMutation({ mutationFn: () => request(nothing, { method: 'PUT', path: `${path}/heard` }) });
  const title = strings.recordings.kind[recording.kind];
  return (
    <li className="flex flex-col gap-3 rounded-2xl bg-card p-4 ring-1 ring-line">
      <div className="flex items-center gap-2">
        <h3 className="font-medium">{title}</h3>
        <time dateTime={recording.startedAt} title={inFull(recording.startedAt)} className="text-sm text-ink-soft">
          {timeOfDay(recording.startedAt)}
        </time>
        {mayDelete && (recording.state === 'kept' || recording.state === 'failed') && (
          <IconButton label={strings.recordings.remove} className="ml-auto" onClick={() => setAsking(true)}>
            <Trash2 aria-hidden className="size-5" />
          </IconButton>
        )}
      </div>
      {recording.state === 'kept' ? (
        <Player
          path={`${path}/audio`}
          label={title}
          lengthMs={recording.durationMs}
          onPlay={() => {
            if (mayMark && recording.kind === 'voicemail' && recording.heardAt === undefined) hearing.mutate();
          }}
        />
      ) : (
        <p className="text-sm text-ink-soft">{strings.recordings.state[recording.state]}</p>
      )}
      {recording.transcript !== undefined && (
        <blockquote className="border-l-2 border-line pl-3 wrap-anywhere">{recording.transcript}</blockquote>
      )}
      {recording.expiresAt !== undefined && recording.state === 'kept' && (
        <p className="text-sm text-ink-soft">{strings.recordings.until(inFull(recording.expiresAt))}</p>
      )}
      {asking && (
        <ConfirmAct
          title={strings.recordings.remove}
          text={strings.recordings.removeAsk}
          action={strings.common.delete}
          act={async () => {
            await request(nothing, { method: 'DELETE', path });
            onDeleted();
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </li>
  );
}
