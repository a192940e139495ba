import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { slugOf } from '../api/failure';
import type { Call } from '../contract/models';
import { useMay } from '../may';
import { useMe } from '../profile';
import { membersQuery } from '../settings/queries';
import { useStore } from '../store';
import { strings } from '../strings';
import { when } from '../time';
import { Button } from '../ui/Button';
import { TextArea } from '../ui/Field';
import { Refusal } from '../ui/States';
import { useNow } from '../ui/use-now';
import { clash, leaveNote, noteDrafts, saveNote, setNoteDraft, type NoteDraft } from './note-draft';

/** What members wrote about the call. What two write at once is put before the second of them. */
export function Note({ call }: { call: Call }) {
  const { id } = call;
  const draft = useStore(noteDrafts).get(id);
  const setDraft = (next: NoteDraft | undefined) => setNoteDraft(id, next);
  const mayWrite = useMay('annotate');
  const saved = call.note;
  const saving = useMutation({ mutationFn: () => saveNote(id) });
  useEffect(() => () => leaveNote(id), [id]);
  if (!mayWrite) {
    return (
      <div className="flex flex-col gap-1">
        <p className="wrap-anywhere whitespace-pre-wrap">
          {saved === undefined || saved.text === '' ? (
            <span className="text-ink-soft">{strings.history.noNote}</span>
          ) : (
            saved.text
          )}
        </p>
        <By call={call} />
      </div>
    );
  }
  const other = saving.isPending ? undefined : clash(draft, saved);
  return (
    <form
      className="flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        saving.mutate();
      }}
    >
      <TextArea
        label={strings.history.noteFor}
        placeholder={strings.history.notePlaceholder}
        maxLength={4000}
        value={draft?.text ?? saved?.text ?? ''}
        onChange={({ target: { value: text } }) =>
          setDraft(text === (saved?.text ?? '') ? undefined : { text, version: draft?.version ?? saved?.version ?? 0 })
        }
      />
      <By call={call} />
      {other !== undefined && draft !== undefined && (
        <div role="alert" className="flex flex-col gap-2 rounded-xl bg-card px-4 py-3 text-sm ring-1 ring-line">
          <p className="font-medium">{strings.history.noteChanged}</p>
          <p className="wrap-anywhere whitespace-pre-wrap">
            {other.text === '' ? strings.history.noteEmptyNow : other.text}
          </p>
          <div className="flex flex-wrap gap-2">
            <Button onClick={() => setDraft({ text: `${other.text}\n${draft.text}`.trim(), version: other.version })}>
              {strings.history.keepBoth}
            </Button>
            <Button onClick={() => setDraft({ ...draft, version: other.version })}>{strings.history.keepMine}</Button>
            <Button onClick={() => setDraft(undefined)}>{strings.history.keepTheirs}</Button>
          </div>
        </div>
      )}
      {saving.isError && slugOf(saving.error) !== 'note-changed' && <Refusal error={saving.error} />}
      {draft !== undefined && other === undefined && (
        <Button look="filled" type="submit" className="self-start" disabled={saving.isPending}>
          {saving.isPending ? strings.common.saving : strings.history.saveNote}
        </Button>
      )}
    </form>
  );
}

function By({ call: { note } }: { call: Call }) {
  const now = useNow(30_000);
  const me = useMe();
  const { data: members = [] } = useQuery(membersQuery);
  if (note === undefined) return null;
  const name = members.find(({ id }) => id === note.by)?.fullName ?? strings.history.colleague;
  return (
    <p className="text-sm text-ink-soft">
      {strings.history.noteBy(note.by === me ? strings.history.you : name, when(note.at, now))}
    </p>
  );
}
