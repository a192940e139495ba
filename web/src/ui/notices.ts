import { createStore } from '../store';

export interface Notice {
  id: number;
  text: string;
  look: 'plain' | 'danger';
}

export const notices = createStore<readonly Notice[]>([]);
let nextId = 0;
const SHOWN_MS = 5_000;

/** A line that passes: something was done, or could not be. */
export function notify(text: string, look: Notice['look'] = 'plain'): void {
  const notice = { id: ++nextId, text, look };
  notices.set((now) => [...now.slice(-2), notice]);
  setTimeout(() => dropNotice(notice.id), SHOWN_MS);
}

function dropNotice(id: number): void {
  notices.set((now) => now.filter((notice) => notice.id !== id));
}
