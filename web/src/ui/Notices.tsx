import { useStore } from '../store';
import { cn } from './class-names';
import { notices } from './notices';

export function Notices() {
  const shown = useStore(notices);
  return (
    <div
      role="status"
      className="pointer-events-none fixed inset-x-0 bottom-24 z-[60] flex flex-col items-center gap-2 px-4 md:bottom-6"
    >
      {shown.map((notice) => (
        <p
          key={notice.id}
          className={cn(
            'animate-rise max-w-sm rounded-2xl px-4 py-3 text-sm font-medium shadow-lg',
            notice.look === 'plain' ? 'bg-ink text-page' : 'bg-danger-soft text-danger ring-1 ring-danger',
          )}
        >
          {notice.text}
        </p>
      ))}
    </div>
  );
}
