import { useEffect, useMemo, useRef } from 'react';

type Handler = () => void;
const handlers = new Map<string, Handler[]>();

/** The newest handler of a key wins: a screen may take over what the shell does elsewhere. */
export function useHotkey(key: string, handler: Handler | undefined): void {
  useHotkeys(
    useMemo(() => [key], [key]),
    handler,
  );
}

/** One handler for several keys; `keys` never changes. */
export function useHotkeys(keys: readonly string[], handler: ((key: string) => void) | undefined): void {
  const latest = useRef(handler);
  useEffect(() => {
    latest.current = handler;
  });
  const active = handler !== undefined;
  useEffect(() => {
    if (!active) return;
    const added = keys.map((key) => ({ key, call: () => latest.current?.(key) }));
    for (const { key, call } of added) handlers.set(key, [...(handlers.get(key) ?? []), call]);
    return () => {
      for (const { key, call } of added)
        handlers.set(
          key,
          (handlers.get(key) ?? []).filter((one) => one !== call),
        );
    };
  }, [keys, active]);
}

export function listenForHotkeys(): void {
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    if (document.querySelector('[role=dialog]') !== null) return;
    if (act(event.key)) event.preventDefault();
  });
}

function act(key: string): boolean {
  const handler = handlers.get(key)?.at(-1);
  if (handler !== undefined) {
    handler();
    return true;
  }
  switch (key) {
    case 'j':
      return step(1);
    case 'k':
      return step(-1);
    case '/':
      return focusFirst('[data-search]');
    default:
      return false;
  }
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input:not([type=radio], [type=checkbox]), textarea, select'))
  );
}

/** Rows mark themselves with data-row; the list is whatever rows are on the screen, in order. */
function step(by: 1 | -1): boolean {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-row]')].filter((row) => row.offsetParent !== null);
  if (rows.length === 0) return false;
  const at = rows.findIndex((row) => row === document.activeElement || row.dataset['row'] === 'current');
  const focused = rows.findIndex((row) => row === document.activeElement);
  const from = focused >= 0 ? focused : at;
  const next = rows[from < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, from + by))];
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
  return true;
}

function focusFirst(selector: string): boolean {
  const found = [...document.querySelectorAll<HTMLInputElement>(selector)].find((field) => field.offsetParent !== null);
  found?.focus();
  found?.select();
  return found !== undefined;
}
