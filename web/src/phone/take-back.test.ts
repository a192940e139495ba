import type { TelnyxRTC } from '@telnyx/webrtc';
import { expect, it } from 'vitest';
import { takeBackEach } from './take-back';

/** Takes back what it is offered while it has no call, as the SDK does. */
function sdk() {
  const client = {
    calls: {} as Record<string, string>,
    read: [] as string[],
    _vertoHandler: {
      handleMessage({ method, params: { callID } }: { method: string; params: { callID: string } }) {
        client.read.push(`${method} ${callID} beside ${Object.keys(client.calls).join()}`);
        if (method === 'telnyx_rtc.attach' && Object.keys(client.calls).length === 0) client.calls[callID] = 'taken';
      },
    },
  };
  takeBackEach(client as unknown as TelnyxRTC);
  return client;
}

it('takes back every call that the carrier offers, and reads everything else as ever', () => {
  const client = sdk();
  const say = (method: string, callID: string) => client._vertoHandler.handleMessage({ method, params: { callID } });
  say('telnyx_rtc.attach', 'a');
  say('telnyx_rtc.attach', 'b');
  say('telnyx_rtc.attach', 'b');
  say('telnyx_rtc.bye', 'c');
  expect(client.calls).toEqual({ a: 'taken', b: 'taken' });
  expect(client.read).toEqual([
    'telnyx_rtc.attach a beside ',
    'telnyx_rtc.attach b beside ',
    'telnyx_rtc.attach b beside a,b',
    'telnyx_rtc.bye c beside a,b',
  ]);
});
