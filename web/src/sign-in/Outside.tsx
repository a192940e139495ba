import type { ReactNode } from 'react';
import { Logo } from '../ui/Logo';
import { useTitle } from '../ui/use-title';

/** What a screen outside the app is made of: the sign of the product, a title, one thing to do. */
export function Outside({ title, text, children }: { title: string; text?: string; children?: ReactNode }) {
  useTitle(title);
  return (
    <main className="h-dvh overflow-y-auto bg-page">
      <div className="mx-auto flex min-h-full w-full max-w-sm flex-col justify-center gap-6 px-5 py-10">
        <header className="flex flex-col gap-3">
          <Logo className="size-14" />
          <h1 className="text-3xl font-bold tracking-tight wrap-break-word">{title}</h1>
          {text !== undefined && (
            <p role="status" className="text-ink-soft wrap-break-word">
              {text}
            </p>
          )}
        </header>
        {children}
      </div>
    </main>
  );
}
