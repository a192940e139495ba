import { expect, it } from 'vitest';
import { may, type Operation } from './may';

const mayDo = (role: Parameters<typeof may>[0], ...operations: Operation[]) => operations.map((one) => may(role, one));

it('lets a viewer read only', () => {
  expect(mayDo('viewer', 'takeOver', 'sendText', 'editFaqs', 'readAudit')).toEqual([false, false, false, false]);
});

it('lets an agent speak and text, and leaves settings to an admin', () => {
  expect(mayDo('agent', 'takeOver', 'giveBack', 'endCall', 'sendText')).toEqual([true, true, true, true]);
  expect(mayDo('agent', 'editTemplates', 'manageNumbers', 'manageTeam')).toEqual([false, false, false]);
});

it('keeps the passing on of the ownership to the owner', () => {
  expect(mayDo('admin', 'manageTeam', 'readAudit', 'transferOwnership')).toEqual([true, true, false]);
  expect(may('owner', 'transferOwnership')).toBe(true);
});

it('does not let a takeover wait for the profile', () => {
  expect(may(undefined, 'takeOver')).toBe(true);
});
