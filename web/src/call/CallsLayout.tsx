import { Outlet, useParams } from '@tanstack/react-router';
import { cn } from '../ui/class-names';
import { CallList } from './CallList';

/** List and call side by side where there is room, one at a time where there is not. */
export function CallsLayout() {
  const { callId } = useParams({ strict: false });
  return (
    <div className="flex h-full">
      <div
        className={cn(
          'min-w-0 flex-1 bg-card md:w-80 md:flex-none md:border-r md:border-line lg:w-96',
          callId !== undefined && 'max-md:hidden',
        )}
      >
        <CallList />
      </div>
      <div className={cn('min-w-0 flex-1', callId === undefined && 'max-md:hidden')}>
        <Outlet />
      </div>
    </div>
  );
}
