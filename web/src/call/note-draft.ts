import type { Note } from '../contract/models';

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
