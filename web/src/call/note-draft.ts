import { request } from '../api/request';
import { callSchema, type Note } from '../contract/models';
import { queryClient } from '../query-client';
import { showCall } from '../realtime/live';
import { createStore } from '../store';
import { strings } from '../strings';
import { notify } from '../ui/notices';

/** A text and the version of the note it was made from, 0 if there was none. */
export interface NoteDraft {
  text: string;
  version: number;
}

/** What somebody else wrote since the draft was begun, if it is another text. */
export function clash(draft: NoteDraft | undefined, saved: Note | undefined): NoteDraft | undefined {
  if (draft === undefined || saved === undefined || draft.version >= saved.version) return undefined;
  return draft.text.trim() === saved.text ? undefined : { text: saved.text, version: saved.version };
}

/** What is typed and not saved yet, by call: more than one place shows a call's note, and none stays open. */
export const noteDrafts = createStore<ReadonlyMap<string, NoteDraft>>(new Map());
const saving = new Set<string>();

export function setNoteDraft(callId: string, draft: NoteDraft | undefined): void {
  const all = new Map(noteDrafts.get());
  if (draft === undefined) all.delete(callId);
  else all.set(callId, draft);
  noteDrafts.set(all);
}

/** Notes of somebody who signed out are nobody's business. */
export const forgetNoteDrafts = () => noteDrafts.set(new Map());

/** What is typed on while it is being saved stays a draft, of what was saved. */
export async function saveNote(callId: string): Promise<void> {
  const body = noteDrafts.get().get(callId);
  if (body === undefined || saving.has(callId)) return;
  saving.add(callId);
  try {
    const answer = await request(callSchema, { method: 'PUT', path: `/calls/${callId}/note`, body });
    showCall(answer);
    const now = noteDrafts.get().get(callId);
    if (now === body) setNoteDraft(callId, undefined);
    else if (now !== undefined) setNoteDraft(callId, { ...now, version: answer.note?.version ?? now.version });
    notify(strings.history.noteSaved);
  } catch (error) {
    void queryClient.invalidateQueries({ queryKey: ['call', callId] });
    throw error;
  } finally {
    saving.delete(callId);
  }
}

/** Whoever closes the place where a note is typed means to keep it. What cannot be saved is there when it is opened again. */
export function leaveNote(callId: string): void {
  saveNote(callId).catch(() => notify(strings.history.noteNotSaved, 'danger'));
}
