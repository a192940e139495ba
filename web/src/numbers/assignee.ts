import type { Department, PhoneNumber, TeamMember } from '../contract/models';
import { strings } from '../strings';

type Assignee = NonNullable<PhoneNumber['assignedTo']>;

/** As the value of a choice: `member:…`, `department:…`, or empty for the owner. */
export function toChoice(assignee: Assignee | undefined): string {
  if (assignee?.memberId !== undefined) return `member:${assignee.memberId}`;
  return assignee?.departmentId === undefined ? '' : `department:${assignee.departmentId}`;
}

export function fromChoice(choice: string): Assignee | undefined {
  const [kind, id] = choice.split(':');
  if (id === undefined) return undefined;
  return kind === 'member' ? { memberId: id } : { departmentId: id };
}

/** Who is rung, in words; undefined while it is not known yet. */
export function rings(
  { assignedTo }: PhoneNumber,
  members: readonly TeamMember[] | undefined,
  departments: readonly Department[] | undefined,
): string | undefined {
  const words = strings.numbers.business;
  if (assignedTo === undefined) return words.ringsOwner;
  const known = assignedTo.memberId === undefined ? departments : members;
  if (known === undefined) return undefined;
  const member = members?.find(({ id }) => id === assignedTo.memberId)?.fullName;
  const department = departments?.find(({ id }) => id === assignedTo.departmentId)?.name;
  return words.rings(member ?? department ?? words.somebody);
}
