import type { Language } from './contract/models';
import type { Strings } from './strings/en';

const WORDS = {
  en: () => import('./strings/en'),
  es: () => import('./strings/es'),
} satisfies Record<Language, () => Promise<{ strings: Strings }>>;

/** Every word the app says, by area, in the language now spoken: read when something is drawn, not when a file loads. */
export let strings: Strings;

export async function loadStrings(language: Language): Promise<void> {
  ({ strings } = await WORDS[language]());
}
