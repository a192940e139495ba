import type { Role } from './contract/models';
import { useRole } from './profile';

/** The least role for each operation that not everybody may do; the server decides, this only keeps from offering. */
const LEAST = {
  takeOver: 'agent',
  giveBack: 'agent',
  endCall: 'agent',
  decideForColleagues: 'admin',
  annotate: 'agent',
  editContacts: 'agent',
  placeCall: 'agent',
  sendText: 'agent',
  editFaqs: 'admin',
  editTemplates: 'admin',
  updateReceptionist: 'admin',
  manageNumbers: 'admin',
  updateWorkspace: 'admin',
  manageTeam: 'admin',
  readAudit: 'admin',
  record: 'agent',
  markHeard: 'agent',
  deleteRecording: 'admin',
  updateCallSettings: 'admin',
  transferOwnership: 'owner',
} as const satisfies Record<string, Role>;

export type Operation = keyof typeof LEAST;

const RANK: readonly Role[] = ['viewer', 'agent', 'admin', 'owner'];

/** Until the role is known everything is offered: taking a call over must not wait for the profile. */
export function may(role: Role | undefined, operation: Operation): boolean {
  return role === undefined || RANK.indexOf(role) >= RANK.indexOf(LEAST[operation]);
}

export function useMay(operation: Operation): boolean {
  return may(useRole(), operation);
}
