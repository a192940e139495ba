import { Link } from '@tanstack/react-router';
import { Compass } from 'lucide-react';
import { strings } from '../strings';
import { buttonLook } from '../ui/Button';
import { Empty } from '../ui/States';

export function NotFound() {
  return (
    <Empty
      heading="h1"
      icon={<Compass className="size-7" />}
      title={strings.common.notFound}
      action={
        <Link to="/calls" className={buttonLook('quiet')}>
          {strings.common.goToCalls}
        </Link>
      }
    />
  );
}
