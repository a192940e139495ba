import { useEffect } from 'react';
import { strings } from '../strings';

/** Names the page after what is on it; the innermost screen wins. */
export function useTitle(title: string): void {
  useEffect(() => {
    const before = document.title;
    document.title = `${title} · ${strings.product}`;
    return () => {
      document.title = before;
    };
  }, [title]);
}
