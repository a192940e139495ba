import { expect, type Page } from '@playwright/test';
import { StandIn } from './stand-in';
import { ME, ringingCall, type Schemas } from './world';

/** A page that is a telephone. */
export async function withPhone(page: Page, change: (server: StandIn) => void = () => undefined): Promise<StandIn> {
  const server = new StandIn();
  server.phone.offered = true;
  server.account.preferences.ringDevices = ['phone', 'browser'];
  change(server);
  await server.install(page);
  return server;
}

export function withAi(server: StandIn): Schemas['CallDetail'] {
  const call = ringingCall();
  server.update(call, { phase: 'ai', status: 'answered', answeredAt: new Date().toISOString() });
  return call;
}

/** The member who is signed in, on this leg. */
export const talker = (leg: number): Schemas['CallParticipant'] => ({
  leg,
  userId: ME,
  standing: 'joined',
  muted: false,
});

export const controls = (page: Page) => page.getByRole('region', { name: 'The call in this browser' });
export const ready = (server: StandIn) => expect.poll(() => server.phone.said).toContain('PUT /calls/softphone/ready');
