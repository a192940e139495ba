import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { PhoneIncoming } from 'lucide-react';
import { businessNumbersQuery } from '../numbers/queries';
import { strings } from '../strings';
import { buttonLook } from '../ui/Button';
import { Empty } from '../ui/States';

/** Nothing yet: names the one thing that changes it. */
export function NoCalls() {
  const { data: numbers } = useQuery(businessNumbersQuery);
  const number = numbers?.find(({ primary }) => primary) ?? numbers?.[0];
  return (
    <Empty
      icon={<PhoneIncoming className="size-7" />}
      title={strings.calls.emptyTitle}
      action={
        numbers !== undefined &&
        number === undefined && (
          <Link to="/settings/numbers" className={buttonLook('quiet')}>
            {strings.calls.addNumber}
          </Link>
        )
      }
    >
      {number === undefined ? (
        numbers !== undefined && <p>{strings.calls.emptyNoNumber}</p>
      ) : (
        <>
          <p>{strings.calls.empty(number.display)}</p>
          <p className="text-sm">{strings.calls.emptySandbox}</p>
        </>
      )}
    </Empty>
  );
}
