import { Link } from '@tanstack/react-router';
import { BookUser, Grid3x3, Headset, MessageSquareText, Phone, Settings } from 'lucide-react';
import { useMay } from '../may';
import { strings } from '../strings';
import { cn } from '../ui/class-names';

const PLACES = [
  { to: '/calls', icon: Phone, name: 'calls' },
  { to: '/contacts', icon: BookUser, name: 'contacts' },
  { to: '/dial', icon: Grid3x3, name: 'dial' },
  { to: '/messages', icon: MessageSquareText, name: 'messages' },
  { to: '/receptionist', icon: Headset, name: 'receptionist' },
  { to: '/settings', icon: Settings, name: 'settings' },
] as const;

/** A bar below on a phone, a rail at the side on a desktop. */
export function Navigation({ className }: { className?: string }) {
  const mayCall = useMay('placeCall');
  const places = PLACES.filter(({ to }) => to !== '/dial' || mayCall);
  return (
    <nav
      aria-label={strings.nav.label}
      className={cn(
        '@container safe-bottom flex flex-wrap border-t border-line bg-card md:w-24 md:flex-col md:flex-nowrap md:gap-1 md:border-t-0 md:border-r md:px-1 md:py-4 lg:w-52 lg:px-3',
        className,
      )}
    >
      <p className="hidden px-3 pb-4 text-lg font-bold tracking-tight lg:block">{strings.product}</p>
      {places.map(({ to, icon: Icon, name }) => (
        <Link
          key={to}
          to={to}
          // All abreast, each as wide as its word needs, while the words fit; words alone, two by two, when the text is too large for that.
          className="flex min-h-14 min-w-target flex-auto flex-col items-center justify-center gap-0.5 rounded-xl px-1 text-ink-soft transition-colors duration-150 hover:text-ink max-md:@max-[21rem]:min-h-target max-md:@max-[21rem]:basis-1/2 md:flex-none lg:min-h-target lg:flex-row lg:justify-start lg:gap-3 lg:px-3"
          activeProps={{ className: 'text-accent-ink! lg:bg-accent-soft' }}
        >
          <Icon aria-hidden className="size-6 shrink-0 max-md:@max-[21rem]:hidden lg:size-5" />
          <span className="max-w-full truncate text-xs font-medium max-md:tracking-tight max-md:@max-[24rem]:text-[0.6875rem] lg:text-[0.9375rem]">
            {strings.nav[name]}
          </span>
        </Link>
      ))}
    </nav>
  );
}
