import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render as renderBare, screen, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { beforeEach, expect, it, vi } from 'vitest';
import type { Call } from '../contract/models';
import { signIn } from '../session/session';
import { CommandButtons } from './CommandButtons';
import { CommandNote } from './CommandNote';
import { forgetCommands } from './command';

const call = (phase: Call['phase'], version = 1): Call => ({
  id: 'a',
  direction: 'inbound',
  from: '+12125550123',
  fromDisplay: '(212) 555-0123',
  to: '+12125550100',
  toDisplay: '(212) 555-0100',
  status: 'answered',
  phase,
  startedAt: '2026-03-01T10:00:00Z',
  version,
  tags: [],
  held: false,
  participants: [],
  revision: 0,
});
const unread = new QueryClient({ defaultOptions: { queries: { enabled: false } } });
const render = (node: ReactNode) => renderBare(<QueryClientProvider client={unread}>{node}</QueryClientProvider>);
const fetching = vi.fn<(path: string) => Promise<Response>>();
const answer = (status: number, body: unknown) => Promise.resolve(new Response(JSON.stringify(body), { status }));

beforeEach(async () => {
  forgetCommands();
  vi.stubGlobal('fetch', fetching);
  fetching.mockReset();
  fetching.mockImplementationOnce(() =>
    answer(200, { accessToken: 't', expiresAt: new Date(Date.now() + 600_000).toISOString() }),
  );
  await signIn({ email: 'a@b.c', password: 'x' });
});

it.each([
  ['ai', ['Take over', 'Hang up']],
  ['ringing-human', ['Hang up']],
  ['human', ['Give back to AI', 'Hang up']],
  ['handing-back', ['Hang up']],
] as const)('offers in phase %s only what can be done', (phase, names) => {
  render(<CommandButtons call={call(phase)} />);
  expect(screen.getAllByRole('button').map((button) => button.textContent)).toEqual(names);
});

it('shows at once that it was asked, and asks once', async () => {
  fetching.mockImplementation(() => answer(202, call('ringing-human', 2)));
  render(<CommandButtons call={call('ai')} />);
  fireEvent.click(screen.getByText('Take over'));
  expect(screen.getByRole('button', { name: 'Taking over…' })).toBeDisabled();
  expect(screen.getByRole('button', { name: 'Hang up' })).toBeDisabled();
  await waitFor(() => expect(screen.getByRole('button', { name: 'Take over' })).toBeEnabled());
  expect(fetching.mock.calls.filter(([path]) => path.endsWith('/takeover'))).toHaveLength(1);
});

it('says what happened and what to do when it is refused', async () => {
  fetching.mockImplementation(() =>
    answer(409, {
      type: 'https://x/problems/busy',
      title: 'The call has moved on.',
      status: 409,
      detail: 'Look again.',
    }),
  );
  render(
    <>
      <CommandNote callId="a" />
      <CommandButtons call={call('ai')} />
    </>,
  );
  fireEvent.click(screen.getByText('Take over'));
  expect(await screen.findByRole('alert')).toHaveTextContent(
    'The call could not be taken over. The call has moved on. Look again.',
  );
});
