import assert from 'node:assert/strict';
import { beforeEach, afterEach, test } from 'node:test';
import Retell from 'retell-sdk';
import {
  agent,
  answeredCall,
  connection,
  control,
  heard,
  number,
  receiver,
  retell,
  retellApiKey,
  sandbox,
  telnyx,
} from './stage.mjs';

let stage;
beforeEach(async () => {
  stage = await receiver();
});
afterEach(() => stage.close());

test('a wrong key is refused', async () => {
  const stranger = new Retell({ apiKey: 'key_wrong', baseURL: `${sandbox}/retell`, maxRetries: 0 });
  await assert.rejects(stranger.agent.list(), Retell.AuthenticationError);
});

test('agents are made, changed, read and listed', async () => {
  const made = await retell.agent.create({
    agent_name: 'Front desk',
    voice_id: 'retell-Cimo',
    response_engine: { type: 'custom-llm', llm_websocket_url: 'wss://voice.example.com/llm' },
  });
  assert.match(made.agent_id, /^agent_[0-9a-f]{26}$/);
  await retell.agent.update(made.agent_id, { agent_name: 'Reception' });
  assert.equal((await retell.agent.retrieve(made.agent_id)).agent_name, 'Reception');
  const listed = await retell.agent.list();
  assert.ok(listed.items.some((item) => item.agent_id === made.agent_id));
});

test('an unknown agent is the SDK\'s typed 422', async () => {
  await assert.rejects(
    retell.call.registerPhoneCall({ agent_id: 'agent_unknown' }),
    Retell.UnprocessableEntityError,
  );
});

test('a call is registered, talks through our LLM socket, and its webhooks verify', async () => {
  stage.llm.onOpen = (send) => {
    send({ response_type: 'config', config: { auto_reconnect: true, call_details: true } });
    send({ response_type: 'response', response_id: 0, content: 'Good morning.', content_complete: true });
  };
  stage.llm.onFrame = (frame, send) => {
    if (frame.interaction_type === 'ping_pong') {
      send({ response_type: 'ping_pong', timestamp: frame.timestamp });
    }
    if (frame.interaction_type === 'response_required') {
      const content = 'We open at nine. Goodbye.';
      send({ response_type: 'response', response_id: frame.response_id, content, content_complete: true, end_call: true });
    }
  };
  const { id, leg } = await answeredCall(stage);
  const registered = await retell.call.registerPhoneCall({ agent_id: agent, direction: 'inbound' });
  assert.equal(registered.call_status, 'registered');
  await telnyx.calls.dial({
    connection_id: connection,
    from: number,
    to: `sip:${registered.call_id}@sip.retellai.com;transport=tcp`,
    link_to: leg,
    bridge_on_answer: true,
    park_after_unbridge: 'self',
  });
  await stage.until('call.bridged', (p) => p.call_control_id === leg);
  await heard(id, 'Good morning.');
  await control('POST', `/calls/${id}/say`, { text: 'When do you open?' });
  const analysed = await stage.until('call_analyzed');
  const ended = stage.hooks.find((hook) => hook.type === 'call_ended');
  for (const hook of [analysed, ended]) {
    assert.ok(await Retell.verify(hook.body, retellApiKey, hook.headers['x-retell-signature']));
    assert.ok(!(await Retell.verify(`${hook.body} `, retellApiKey, hook.headers['x-retell-signature'])));
  }
  const call = await retell.call.retrieve(registered.call_id);
  assert.equal(call.disconnection_reason, 'agent_hangup');
  assert.match(call.transcript, /User: When do you open\?/);
  assert.ok(call.call_analysis.call_summary);
  const listed = await retell.call.list({ limit: 5 });
  assert.equal(listed.items[0].call_id, registered.call_id);
});

test('a running call is stopped', async () => {
  stage.llm.onOpen = (send) =>
    send({ response_type: 'response', response_id: 0, content: '', content_complete: true });
  const { leg } = await answeredCall(stage);
  const { call_id } = await retell.call.registerPhoneCall({ agent_id: agent });
  await telnyx.calls.dial({
    connection_id: connection,
    from: number,
    to: `sip:${call_id}@sip.retellai.com`,
    link_to: leg,
    bridge_on_answer: true,
  });
  await stage.until('call.bridged', (p) => p.call_control_id === leg);
  assert.equal((await retell.concurrency.retrieve()).current_concurrency, 1);
  await retell.call.stop(call_id);
  const ended = await stage.until('call_ended');
  assert.equal(ended.payload.disconnection_reason, 'manual_stopped');
});
