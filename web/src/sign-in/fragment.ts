import { useState } from 'react';

/** Mails carry their token behind the `#`, which no server and no log along the way gets to see. */
export function tokenIn(fragment: string): string | undefined {
  const token = new URLSearchParams(fragment.replace(/^#/, '')).get('token');
  return token === null || token === '' ? undefined : token;
}

/** Read once: it stays known when the address moves on. */
export function useToken(): string | undefined {
  return useState(() => tokenIn(location.hash))[0];
}
