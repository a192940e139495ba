import type { ReactNode } from 'react';
import { Button } from './Button';

/** What can be added on a screen; a phone has no room beside the title for more than the sign. */
export function ScreenAction({ icon, label, onClick }: { icon: ReactNode; label: string; onClick: () => void }) {
  return (
    <Button look="plain" className="max-md:size-target max-md:bg-accent-soft max-md:p-0" onClick={onClick}>
      {icon}
      <span className="max-md:sr-only">{label}</span>
    </Button>
  );
}
