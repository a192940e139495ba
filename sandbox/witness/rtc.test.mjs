import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { browser, hears, inState } from './browser.mjs';
import { answeredCall, connection, control, number, phone, receiver, sandbox, telnyx } from './stage.mjs';

const host = `${sandbox.replace('http', 'ws')}/telnyx/rtc`;
let chrome;
let stage;
let credentials;
let pages = [];

before(async () => {
  chrome = await browser();
});
after(async () => {
  await chrome.close();
  await control('POST', '/reset');
});
beforeEach(async () => {
  stage = await receiver();
  const created = await telnyx.credentialConnections.create({
    connection_name: 'softphones',
    user_name: 'softphones1',
    password: 'correct horse',
    webhook_event_url: `${stage.url}/telnyx`,
    webhook_api_version: '2',
    sip_uri_calling_preference: 'internal',
  });
  credentials = created.data.id;
});
afterEach(async () => {
  await Promise.all(pages.splice(0).map((page) => page.close()));
  await stage.close();
});

async function credential() {
  const { data } = await telnyx.telephonyCredentials.create({ connection_id: credentials, name: 'a device' });
  return data;
}

async function softphone(hertz) {
  const user = await credential();
  const login_token = await telnyx.telephonyCredentials.createToken(user.id);
  const page = await chrome.softphone(hertz, { host, login_token });
  pages.push(page);
  return { page, address: `sip:${user.sip_username}@sip.telnyx.com` };
}

/** Waits until the virtual telephone behind this path hears this pitch. */
async function phoneHears(path, hertz) {
  const until = Date.now() + 15_000;
  let sound;
  do {
    sound = await control('GET', path);
    if (sound.hertz.length > 0 && Math.abs(sound.hertz[0] - hertz) < 8) return;
  } while (Date.now() < until);
  throw new Error(`${hertz} Hz was never heard but ${JSON.stringify(sound)}`);
}

test('a client logs in by token and by password, and by nothing else', async () => {
  const user = await credential();
  const login_token = await telnyx.telephonyCredentials.createToken(user.id);
  assert.match(login_token, /^[\w-]+\.[\w-]+\.[\w-]+$/);
  pages.push(await chrome.softphone(300, { host, login_token }));
  pages.push(await chrome.softphone(300, { host, login: user.sip_username, password: user.sip_password }));
  await assert.rejects(chrome.softphone(300, { host, login: user.sip_username, password: 'wrong' }));
  await telnyx.telephonyCredentials.delete(user.id);
  await assert.rejects(chrome.softphone(300, { host, login_token }));
});

test('a caller is bridged with a client: sound both ways, hold, keys, and the end', async () => {
  const { page, address } = await softphone(440);
  const { id, leg } = await answeredCall(stage);
  const dialled = await telnyx.calls.dial({
    connection_id: connection,
    from: number,
    to: address,
    link_to: leg,
    bridge_on_answer: true,
    custom_headers: [{ name: 'X-Connexus-Call', value: 'c_1001' }],
  });
  const member = dialled.data.call_control_id;
  await inState(page, 'ringing');
  assert.deepEqual(
    await page.evaluate(() => window.call.options.customHeaders),
    [{ name: 'X-Connexus-Call', value: 'c_1001' }],
  );
  await page.evaluate(() => window.call.answer());
  await inState(page, 'active');
  await stage.until('call.bridged', (p) => p.call_control_id === member);

  assert.deepEqual((await control('GET', `/calls/${id}`)).owner, { kind: 'client', number: null });
  await control('POST', `/calls/${id}/hum`, { hertz: 1000 });
  await hears(page, 1000);
  await phoneHears(`/calls/${id}/sound`, 440);

  await page.evaluate(() => window.call.hold());
  await stage.until('call.hold', (p) => p.call_control_id === member);
  await phoneHears(`/calls/${id}/sound`, 659);
  await page.evaluate(() => window.call.unhold());
  await stage.until('call.unhold', (p) => p.call_control_id === member);
  await phoneHears(`/calls/${id}/sound`, 440);
  await hears(page, 1000);

  await page.evaluate(() => window.call.dtmf('5'));
  await stage.until('call.dtmf.received', (p) => p.call_control_id === member && p.digit === '5');

  await page.evaluate(() => window.call.hangup());
  const end = await stage.until('call.hangup', (p) => p.call_control_id === member);
  assert.equal(end.payload.hangup_cause, 'normal_clearing');
  assert.equal(end.payload.hangup_source, 'callee');
});

test('a client declines, and one that the caller gave up stops ringing', async () => {
  const { page, address } = await softphone(440);
  const dial = () => telnyx.calls.dial({ connection_id: connection, from: number, to: address });
  const first = (await dial()).data.call_control_id;
  await inState(page, 'ringing');
  await page.evaluate(() => window.call.hangup());
  const declined = await stage.until('call.hangup', (p) => p.call_control_id === first);
  assert.equal(declined.payload.hangup_cause, 'user_busy');

  const second = (await dial()).data.call_control_id;
  await inState(page, 'ringing');
  await telnyx.calls.actions.hangup(second, {});
  await inState(page, 'destroy');
  assert.equal(await page.evaluate(() => window.call.cause), 'ORIGINATOR_CANCEL');

  const away = await credential();
  const nobody = `sip:${away.sip_username}@sip.telnyx.com`;
  const third = await telnyx.calls.dial({ connection_id: connection, from: number, to: nobody });
  const end = await stage.until('call.hangup', (p) => p.call_control_id === third.data.call_control_id);
  assert.equal(end.payload.sip_hangup_cause, '480');
});

test('a client calls a telephone: ringing, sound, and a number that is none', async () => {
  const { page } = await softphone(350);
  await page.evaluate((to) => void window.client.newCall({ destinationNumber: to, callerNumber: '+15550100200' }), phone);
  await inState(page, 'early');
  await hears(page, 440);
  const initiated = await stage.until('call.initiated', (p) => p.to === phone && p.calling_party_type === 'sip');
  assert.equal(initiated.payload.direction, 'outgoing');
  const path = `/phones/${encodeURIComponent(phone)}`;
  await control('POST', `${path}/answer`);
  await inState(page, 'active');
  await control('POST', `${path}/hum`, { hertz: 900 });
  await hears(page, 900);
  await phoneHears(`${path}/sound`, 350);
  await control('POST', `${path}/hangup`);
  await inState(page, 'destroy');

  await page.evaluate(() => void window.client.newCall({ destinationNumber: '12', callerNumber: '+15550100200' }));
  await page.waitForFunction(() => window.call.cause === 'UNALLOCATED_NUMBER', undefined, { timeout: 15_000 });
});

test('a client that trickles its candidates is heard, and goes on after an ICE restart', async () => {
  const { page } = await softphone(350);
  await page.evaluate(
    (to) => void window.client.newCall({ destinationNumber: to, callerNumber: '+15550100200', trickleIce: true }),
    phone,
  );
  await inState(page, 'early');
  const path = `/phones/${encodeURIComponent(phone)}`;
  await control('POST', `${path}/answer`);
  await inState(page, 'active');
  await control('POST', `${path}/hum`, { hertz: 900 });
  await hears(page, 900);
  await phoneHears(`${path}/sound`, 350);
  const asked = (await control('GET', '/journal?kind=rtc&limit=1000')).map((entry) => entry.method);
  assert.ok(asked.includes('telnyx_rtc.endOfCandidates'), `the client trickled: ${[...new Set(asked)]}`);

  assert.equal(await page.evaluate(() => window.call.peer.restartIce().started), true);
  await page.waitForFunction(() => !window.call.peer.isIceRestarting, undefined, { timeout: 15_000 });
  await control('POST', `${path}/hum`, { hertz: 1200 });
  await hears(page, 1200);
});

test('two clients talk with each other', async () => {
  const one = await softphone(500);
  const other = await softphone(700);
  await one.page.evaluate((to) => void window.client.newCall({ destinationNumber: to, callerNumber: '+15550100200' }), other.address);
  await inState(other.page, 'ringing');
  await other.page.evaluate(() => window.call.answer());
  await inState(one.page, 'active');
  await hears(one.page, 700);
  await hears(other.page, 500);
});

test('a call survives its socket', async () => {
  const { page, address } = await softphone(440);
  const { id, leg } = await answeredCall(stage);
  await telnyx.calls.dial({ connection_id: connection, from: number, to: address, link_to: leg, bridge_on_answer: true });
  await inState(page, 'ringing');
  await page.evaluate(() => window.call.answer());
  await inState(page, 'active');
  await control('POST', `/calls/${id}/hum`, { hertz: 1000 });
  await hears(page, 1000);

  const lost = await page.evaluate(() => window.call.id);
  await control('POST', '/rtc/drop');
  await page.waitForFunction(() => window.states.includes('recovering'), undefined, { timeout: 20_000 });
  await inState(page, 'active');
  assert.equal(await page.evaluate(() => window.call.id), lost);
  await hears(page, 1000);
  await phoneHears(`/calls/${id}/sound`, 440);
});

test('three talk in a conference; one is muted, one is on hold, and it is recorded', async () => {
  const one = await softphone(500);
  const other = await softphone(700);
  const { id, leg } = await answeredCall(stage);
  await control('POST', `/calls/${id}/hum`, { hertz: 1000 });
  const legs = [];
  for (const { page, address } of [one, other]) {
    const dialled = await telnyx.calls.dial({ connection_id: connection, from: number, to: address });
    legs.push(dialled.data.call_control_id);
    await inState(page, 'ringing');
    await page.evaluate(() => window.call.answer());
    await inState(page, 'active');
  }
  const room = (await telnyx.conferences.create({ call_control_id: leg, name: 'the room' })).data.id;
  await assert.rejects(telnyx.conferences.create({ call_control_id: legs[0], name: 'the room' }), /90033/);
  for (const call_control_id of legs) await telnyx.conferences.actions.join(room, { call_control_id });
  await stage.until('conference.participant.joined', (p) => p.call_control_id === legs[1]);
  const inside = await telnyx.conferences.listParticipants(room);
  assert.equal(inside.data.length, 3);

  await telnyx.calls.actions.startRecording(leg, { format: 'wav', channels: 'dual' });
  await hearsAll(`/calls/${id}/sound`, [500, 700]);
  await telnyx.conferences.actions.mute(room, { call_control_ids: [legs[0]] });
  await hearsAll(`/calls/${id}/sound`, [700]);
  await hears(other.page, 1000);
  await telnyx.conferences.actions.hold(room, { call_control_ids: [legs[1]] });
  await hearsAll(`/calls/${id}/sound`, []);
  await hears(other.page, 659);
  await telnyx.conferences.actions.unhold(room, { call_control_ids: [legs[1]] });
  await hears(other.page, 1000);
  await telnyx.calls.actions.stopRecording(leg, {});
  const saved = await stage.until('call.recording.saved');
  const file = Buffer.from(await (await fetch(saved.payload.recording_urls.wav)).arrayBuffer());
  assert.equal(file.toString('latin1', 0, 4), 'RIFF');
  const loudest = Math.max(...new Int16Array(file.buffer, file.byteOffset + 44, 8000).map(Math.abs));
  assert.ok(loudest > 1000, `the recording is silent: ${loudest}`);

  await telnyx.conferences.actions.leave(room, { call_control_id: legs[0] });
  await stage.until('conference.participant.left', (p) => p.call_control_id === legs[0]);
  await telnyx.conferences.actions.endConference(room, {});
  await stage.until('conference.ended', (p) => p.reason === 'ended_via_api');
  await inState(other.page, 'destroy');
});

/** Waits until the virtual telephone hears these pitches and no others. */
async function hearsAll(path, wanted) {
  const until = Date.now() + 15_000;
  let hertz;
  do {
    hertz = (await control('GET', path)).hertz.sort((a, b) => a - b);
    if (hertz.length === wanted.length && wanted.every((one, i) => Math.abs(one - hertz[i]) < 8)) return;
  } while (Date.now() < until);
  throw new Error(`${wanted} were never heard but ${hertz}`);
}

test('a call survives a reload of its page', async () => {
  const user = await credential();
  const login_token = await telnyx.telephonyCredentials.createToken(user.id);
  const options = { host, login_token, hangupOnBeforeUnload: false };
  const page = await chrome.softphone(440, options);
  pages.push(page);
  const { id, leg } = await answeredCall(stage);
  const to = `sip:${user.sip_username}@sip.telnyx.com`;
  await telnyx.calls.dial({ connection_id: connection, from: number, to, link_to: leg, bridge_on_answer: true });
  await inState(page, 'ringing');
  await page.evaluate(() => window.call.answer());
  await inState(page, 'active');
  const before = await page.evaluate(() => window.call.id);

  await page.reload();
  await page.waitForFunction(() => window.loaded);
  await page.evaluate(() => window.hum(440));
  await page.evaluate((given) => window.connect(given), options);
  await inState(page, 'active');
  assert.equal(await page.evaluate(() => window.call.id), before);
  await control('POST', `/calls/${id}/hum`, { hertz: 1000 });
  await hears(page, 1000);
  await phoneHears(`/calls/${id}/sound`, 440);
});
