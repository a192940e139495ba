import { expect, it } from 'vitest';
import { actionInWords } from './action';

it('has words for what it knows, and makes some of what it does not', () => {
  expect(actionInWords('member.role-changed')).toBe('Changed a role');
  expect(actionInWords('number.put-aside')).toBe('Number: put aside');
});
