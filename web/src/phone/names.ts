import { useQuery } from '@tanstack/react-query';
import { businessOf } from '../call/who';
import type { Call, CallParticipant } from '../contract/models';
import { membersQuery } from '../settings/queries';
import { strings } from '../strings';
import { dialled } from './dialled';

/** What those in a call are called: members by their name, others by their number as people write it. */
export function useNames(call: Call): (one: CallParticipant) => string {
  const { data: members = [] } = useQuery(membersQuery);
  return ({ userId, number }) => {
    const member = members.find(({ id }) => id === userId);
    if (member !== undefined) return member.fullName;
    if (number === undefined) return strings.phone.unknownGuest;
    return dialled(number, businessOf(call))?.display ?? number;
  };
}
