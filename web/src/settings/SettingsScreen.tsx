import { Outlet, useMatches } from '@tanstack/react-router';
import { cn } from '../ui/class-names';
import { Menu } from './Menu';

/** Menu and section side by side where there is room, one at a time where there is not. */
export function SettingsScreen() {
  const inside = useMatches({ select: (matches) => matches.at(-1)?.pathname.replace(/\/$/, '') !== '/settings' });
  return (
    <div className="flex h-full">
      <div
        className={cn(
          'min-w-0 flex-1 md:w-80 md:flex-none md:border-r md:border-line md:bg-card',
          inside && 'max-md:hidden',
        )}
      >
        <Menu />
      </div>
      <div className={cn('min-w-0 flex-1', !inside && 'max-md:hidden')}>
        <Outlet />
      </div>
    </div>
  );
}
