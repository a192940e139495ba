import { LANGUAGES, type Language } from './contract/models';
import { createStore } from './store';
import { loadStrings } from './strings';

const KEY = 'connexus.language';

/** The language spoken now: the one last chosen in this browser, else the one its owner reads best. */
export const language = createStore<Language>(known([localStorage.getItem(KEY) ?? '', ...navigator.languages]));

function known(tags: readonly string[]): Language {
  return (tags.map(withoutRegion).find((tag) => LANGUAGES.includes(tag as Language)) as Language | undefined) ?? 'en';
}

function withoutRegion(tag: string): string {
  return tag.split('-')[0] ?? tag;
}

/** Gets the words; nothing may be drawn before. */
export async function speak(next: Language = language.get()): Promise<void> {
  await loadStrings(next);
  document.documentElement.lang = next;
  language.set(next);
}

/** Speaks another language from now on, also after a reload. */
export async function changeLanguage(next: Language): Promise<void> {
  localStorage.setItem(KEY, next);
  if (next !== language.get()) await speak(next);
}

const USUAL = { en: 'en-US', es: 'es-419' } as const satisfies Record<Language, string>;

/** For dates and numbers: the language as it is written where the browser's owner lives, if that is known. */
export function locale(): string {
  const now = language.get();
  return navigator.languages.find((tag) => withoutRegion(tag) === now) ?? USUAL[now];
}

/** What is costly to make and differs by locale, made once. */
export function byLocale<Made>(make: (locale: string) => Made): () => Made {
  let made: { locale: string; value: Made } | undefined;
  return () => {
    const now = locale();
    if (made?.locale !== now) made = { locale: now, value: make(now) };
    return made.value;
  };
}
