import { expect, it } from 'vitest';
import { strings as english } from './en';
import { strings as spanish } from './es';

const SAME = new Set([
  'product',
  'preferences.languages.en',
  'preferences.languages.es',
  'liveBar.more',
  'messages.characters',
  'audit.detail',
  'announce.turn',
  'numbers.find.types.local',
  'numbers.find.features.fax',
  'history.noteBy',
]);

/** A number that a Spanish speaker would know. */
const EXAMPLES = new Set(['errors.phone', 'messages.toHint']);

/** Each text under its path; one with blanks is filled in with numbers, which every text takes. */
function texts(words: object, path = ''): [string, string][] {
  return Object.entries(words).flatMap(([name, word]: [string, unknown]) => {
    const here = path === '' ? name : `${path}.${name}`;
    if (typeof word === 'string') return [[here, word]];
    if (typeof word === 'function')
      return [1, 2].map((first): [string, string] => [here, String(Reflect.apply(word, undefined, [first, 32, 47]))]);
    return texts(word as object, here);
  });
}

const numbersIn = (text: string) => [...text.matchAll(/\d+/g)].map(([number]) => number).sort();

it('says everything in Spanish, with the same blanks, and nothing in English', () => {
  const said = texts(spanish);
  const meant = texts(english);
  expect(said.map(([path]) => path).sort()).toEqual(meant.map(([path]) => path).sort());
  const left = said.filter(([path, text]) => !SAME.has(path) && meant.some(([at, one]) => at === path && one === text));
  expect(left).toEqual([]);
  for (const [path, text] of said.filter(([at]) => !EXAMPLES.has(at))) {
    const fillings = meant.filter(([at]) => at === path).map(([, one]) => numbersIn(one));
    expect(fillings, path).toContainEqual(numbersIn(text));
  }
});
