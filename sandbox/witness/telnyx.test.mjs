import assert from 'node:assert/strict';
import { after, beforeEach, afterEach, test } from 'node:test';
import Telnyx from 'telnyx';
import {
  agent,
  answeredCall,
  caller,
  connection,
  control,
  number,
  phone,
  receiver,
  retell,
  sandbox,
  telnyx,
} from './stage.mjs';

let stage;
beforeEach(async () => {
  stage = await receiver();
});
afterEach(() => stage.close());
after(() => control('POST', '/reset'));

test('a wrong key is refused', async () => {
  const stranger = new Telnyx({ apiKey: 'KEYwrong', baseURL: `${sandbox}/telnyx/v2`, maxRetries: 0 });
  await assert.rejects(stranger.phoneNumbers.list(), Telnyx.AuthenticationError);
});

test('webhooks pass the SDK\'s own verification, and an altered one does not', async () => {
  await control('POST', '/calls', { from: caller, to: number });
  const hook = await stage.until('call.initiated');
  const event = await telnyx.webhooks.unwrap(hook.body, { headers: hook.headers });
  assert.equal(event.data.event_type, 'call.initiated');
  assert.equal(event.data.payload.from, caller);
  const altered = hook.body.replace(caller, phone);
  await assert.rejects(telnyx.webhooks.unwrap(altered, { headers: hook.headers }));
});

test('dial, answer, speak and hang up', async () => {
  const dialled = await telnyx.calls.dial({ connection_id: connection, from: number, to: phone });
  const leg = dialled.data.call_control_id;
  assert.equal(dialled.data.is_alive, false);
  await stage.until('call.initiated', (p) => p.call_control_id === leg);
  await control('POST', `/phones/${encodeURIComponent(phone)}/answer`);
  await stage.until('call.answered', (p) => p.call_control_id === leg);
  assert.equal((await telnyx.calls.retrieveStatus(leg)).data.is_alive, true);

  const spoken = await telnyx.calls.actions.speak(leg, { payload: 'Hello there', voice: 'Telnyx.KokoroTTS.af' });
  assert.equal(spoken.data.result, 'ok');
  await stage.until('call.speak.started', (p) => p.call_control_id === leg);
  await stage.until('call.speak.ended', (p) => p.call_control_id === leg && p.status === 'completed');
  const [listening] = await control('GET', '/phones');
  assert.equal(listening.heard[0].text, 'Hello there');

  await telnyx.calls.actions.hangup(leg, {});
  const hangup = await stage.until('call.hangup', (p) => p.call_control_id === leg);
  assert.equal(hangup.payload.hangup_cause, 'normal_clearing');
});

test('two legs are bridged', async () => {
  const { leg } = await answeredCall(stage);
  await control('PUT', `/phones/${encodeURIComponent(phone)}`, { behaviour: 'answer' });
  const other = await telnyx.calls.dial({ connection_id: connection, from: number, to: phone, link_to: leg });
  const human = other.data.call_control_id;
  await stage.until('call.answered', (p) => p.call_control_id === human);
  await telnyx.calls.actions.bridge(leg, { call_control_id_to_bridge_with: human });
  await stage.until('call.bridged', (p) => p.call_control_id === leg);
  await stage.until('call.bridged', (p) => p.call_control_id === human);
});

test('a command to a call that is over is the SDK\'s typed error with code 90018', async () => {
  const { id, leg } = await answeredCall(stage);
  await control('POST', `/calls/${id}/hangup`);
  await stage.until('call.hangup', (p) => p.call_control_id === leg);
  await assert.rejects(telnyx.calls.actions.hangup(leg, {}), (error) => {
    assert.ok(error instanceof Telnyx.UnprocessableEntityError);
    assert.equal(error.status, 422);
    assert.equal(error.error.errors[0].code, '90018');
    return true;
  });
});

test('numbers are listed, searched for and ordered', async () => {
  const owned = [];
  for await (const item of telnyx.phoneNumbers.list()) owned.push(item.phone_number);
  assert.deepEqual(owned, [number]);
  const offers = await telnyx.availablePhoneNumbers.list({ filter: { limit: 2 } });
  assert.equal(offers.data.length, 2);
  const wanted = offers.data[0].phone_number;
  const order = await telnyx.numberOrders.create({
    phone_numbers: [{ phone_number: wanted }],
    connection_id: connection,
  });
  assert.equal(order.data.status, 'pending');
  await stage.until('number_order.complete', (p) => p.id === order.data.id);
  assert.equal((await telnyx.numberOrders.retrieve(order.data.id)).data.status, 'success');
});

test('a message is sent and its end is told', async () => {
  const sent = await telnyx.messages.send({ from: number, to: phone, text: 'Your table is booked.' });
  assert.equal(sent.data.to[0].status, 'queued');
  const last = await stage.until('message.finalized', (p) => p.id === sent.data.id);
  assert.equal(last.payload.to[0].status, 'delivered');
  await telnyx.webhooks.unwrap(last.body, { headers: last.headers });
  const texts = await control('GET', '/messages');
  assert.equal(texts.at(-1).text, 'Your table is booked.');
});

test('whoever said STOP is not written to', async () => {
  await control('POST', '/messages', { from: phone, to: number, text: 'stop' });
  await stage.until('message.received', (p) => p.autoresponse_type === 'STOP');
  await assert.rejects(telnyx.messages.send({ from: number, to: phone, text: 'Sale!' }), (error) => {
    assert.ok(error instanceof Telnyx.BadRequestError);
    assert.equal(error.error.errors[0].code, '40300');
    return true;
  });
});

test('live calls and webhook deliveries can be listed', async () => {
  const { leg } = await answeredCall(stage);
  const live = [];
  for await (const call of telnyx.connections.listActiveCalls(connection)) live.push(call.call_control_id);
  assert.deepEqual(live, [leg]);
  const page = await telnyx.webhookDeliveries.list();
  assert.ok(page.data.some((delivery) => delivery.webhook.event_type === 'call.answered'));
});

test('an application is made and read', async () => {
  const made = await telnyx.callControlApplications.create({
    application_name: 'Second',
    webhook_event_url: `${stage.url}/telnyx`,
  });
  const read = await telnyx.callControlApplications.retrieve(made.data.id);
  assert.equal(read.data.application_name, 'Second');
});

test('the clients kept to the published contract', async () => {
  await retell.agent.retrieve(agent);
  assert.deepEqual(await control('GET', '/violations'), []);
});
