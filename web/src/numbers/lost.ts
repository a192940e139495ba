import type { PhoneNumber } from '../contract/models';
import { strings } from '../strings';

/** What is lost with a business number, sentence by sentence; `all` in the order of the list. */
export function lostWith(number: PhoneNumber, all: readonly PhoneNumber[], keep: boolean): string[] {
  const words = strings.numbers.release;
  const next = all.find(({ id }) => id !== number.id);
  const sentences: string[] = [words.unanswered, number.ordered === true && !keep ? words.forGood : words.kept];
  if (next === undefined) sentences.push(words.noneLeft);
  else if (number.primary) sentences.push(words.nextMain(next.display));
  return [...sentences, words.stays];
}
