import { expect, it } from 'vitest';
import { clash } from './note-draft';

const saved = (text: string, version: number) => ({ text, version, by: 'b', at: '2026-03-01T10:00:00Z' });

it('has nothing against a note that nobody else has changed', () => {
  expect(clash(undefined, saved('x', 3))).toBeUndefined();
  expect(clash({ text: 'mine', version: 0 }, undefined)).toBeUndefined();
  expect(clash({ text: 'mine', version: 3 }, saved('x', 3))).toBeUndefined();
});

it('tells of another text, and not of the same', () => {
  expect(clash({ text: 'mine', version: 0 }, saved('theirs', 1))).toEqual({ text: 'theirs', version: 1 });
  expect(clash({ text: 'same ', version: 0 }, saved('same', 1))).toBeUndefined();
  expect(clash({ text: 'mine', version: 1 }, saved('', 2))).toEqual({ text: '', version: 2 });
});
