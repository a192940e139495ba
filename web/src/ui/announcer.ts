import { createStore } from '../store';

/** What a screen reader says politely; it keeps no history. */
export const announcement = createStore('');

let flip = false;
/** The same words twice in a row are only spoken again if the text differs: an invisible space alternates. */
export function announce(text: string): void {
  flip = !flip;
  announcement.set(flip ? text : `${text}\u00a0`);
}
