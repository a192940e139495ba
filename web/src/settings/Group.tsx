import type { ReactNode } from 'react';

/** Ticks that belong together. */
export function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className="flex flex-col">
      <legend className="text-sm font-medium">{title}</legend>
      {children}
    </fieldset>
  );
}
