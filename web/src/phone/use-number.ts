import { useQuery } from '@tanstack/react-query';
import { businessNumbersQuery } from '../numbers/queries';
import { profileQuery } from '../profile';
import { dialled, type Dialled } from './dialled';

/** A number of the country whose numbers need no country: that of the business, or else of the member. */
function useHome(): string | undefined {
  const { data: numbers = [] } = useQuery(businessNumbersQuery);
  const { data: profile } = useQuery(profileQuery);
  return (numbers.find(({ primary }) => primary) ?? numbers[0])?.number ?? profile?.phone;
}

/** What somebody types for a telephone number, as a number; undefined while it is none. */
export function useNumber(): (typed: string) => Dialled | undefined {
  const home = useHome();
  return (typed) => dialled(typed, home);
}
