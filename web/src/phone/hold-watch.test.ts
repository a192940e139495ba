import { expect, it } from 'vitest';
import { createHoldWatch } from './hold-watch';

const call = (version: number, held: boolean) => ({ id: 'a', version, held });

it('says that the carrier turned a hold back, and nothing of what was asked for', () => {
  const watch = createHoldWatch();
  expect(watch.changedByItself(call(1, false))).toBe(false);
  watch.asked('a');
  expect(watch.changedByItself(call(2, true))).toBe(false);
  watch.answered('a', call(2, true));
  expect(watch.changedByItself(call(1, false))).toBe(false);
  expect(watch.changedByItself(call(3, true))).toBe(false);
  expect(watch.changedByItself(call(4, false))).toBe(true);
  expect(watch.changedByItself(call(4, false))).toBe(false);
});

it('says nothing of a call it hears of for the first time', () => {
  const watch = createHoldWatch();
  expect(watch.changedByItself(call(7, true))).toBe(false);
  watch.asked('b');
  watch.answered('b', undefined);
  expect(watch.changedByItself(call(8, false))).toBe(true);
});
