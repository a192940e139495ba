import { expect, it } from 'vitest';
import { filterQuery, isSet } from './find';

it('asks for nothing that is not set', () => {
  expect(filterQuery({ q: ' ', tag: '', status: undefined }).toString()).toBe('');
  expect(isSet({ q: '', tag: undefined })).toBe(false);
  expect(isSet({ q: 'x' })).toBe(true);
});

it('asks for whole days of the person’s calendar', () => {
  const query = filterQuery({ fromDay: '2026-03-28', toDay: '2026-03-29' });
  expect(query.get('from')).toBe(new Date(2026, 2, 28).toISOString());
  expect(query.get('to')).toBe(new Date(2026, 2, 30).toISOString());
});
