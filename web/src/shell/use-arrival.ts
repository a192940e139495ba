import { useMatches } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';

/**
 * Moving to another screen can take away what had the focus, as opening a call on a phone hides the list. Then the new
 * screen gets it, and on the way back the row that was opened. A focus that is still on the screen stays where it is.
 */
export function useArrival(): void {
  // What is on the screen, not where the person is going: a screen may still be on its way.
  const path = useMatches({ select: (matches) => matches.at(-1)?.pathname.replace(/\/$/, '') });
  const before = useRef(path);
  useEffect(() => {
    const from = before.current;
    before.current = path;
    if (from === path || isShown(document.activeElement)) return;
    const row = document.querySelector<HTMLElement>(`[data-row][href="${from}"]`);
    (isShown(row) ? row : document.getElementById('content'))?.focus({ preventScroll: true });
  }, [path]);
}

function isShown(element: Element | null): boolean {
  return element !== null && element !== document.body && element.getClientRects().length > 0;
}
