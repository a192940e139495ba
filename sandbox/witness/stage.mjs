// What every witness needs: the two vendors' clients, a receiver of webhooks, and the sandbox's own
// control API to play the people on the telephones.
import { createServer } from 'node:http';
import { WebSocketServer } from './llm-server.mjs';
import Telnyx from 'telnyx';
import Retell from 'retell-sdk';

export const sandbox = need('SANDBOX_URL');
export const telnyxApiKey = need('TELNYX_API_KEY');
export const telnyxPublicKey = need('TELNYX_PUBLIC_KEY');
export const retellApiKey = need('RETELL_API_KEY');
export const connection = '2900000000000000001';
export const number = '+15550100200';
export const caller = '+15550100101';
export const phone = '+15550100303';
export const agent = 'agent_3c5d9e17ab42f08861d7c20e94';

function need(name) {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run these tests through SdkWitnessIT`);
  return value;
}

export const telnyx = new Telnyx({
  apiKey: telnyxApiKey,
  publicKey: telnyxPublicKey,
  baseURL: `${sandbox}/telnyx/v2`,
  maxRetries: 0,
});
export const retell = new Retell({
  apiKey: retellApiKey,
  baseURL: `${sandbox}/retell`,
  maxRetries: 0,
});

export async function control(method, path, body) {
  const response = await fetch(`${sandbox}/sandbox${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    body: body && JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  const text = await response.text();
  return text ? JSON.parse(text) : undefined;
}

/** A local server that keeps every webhook, as raw text with its headers, and serves the LLM socket. */
export async function receiver() {
  const hooks = [];
  const waiting = [];
  const server = createServer((request, response) => {
    const chunks = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8');
      const json = JSON.parse(body);
      const hook = {
        path: request.url,
        headers: request.headers,
        body,
        type: json.data?.event_type ?? json.event,
        payload: json.data?.payload ?? json.call,
      };
      hooks.push(hook);
      response.writeHead(200).end();
      for (const check of [...waiting]) check();
    });
  });
  const llm = new WebSocketServer(server);
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${server.address().port}`;

  function until(type, fits = () => true) {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => finish(reject, new Error(`no ${type} came`)), 10_000);
      const check = () => {
        const found = hooks.find((hook) => hook.type === type && fits(hook.payload));
        if (found) finish(resolve, found);
      };
      const finish = (settle, value) => {
        clearTimeout(timer);
        waiting.splice(waiting.indexOf(check), 1);
        settle(value);
      };
      waiting.push(check);
      check();
    });
  }

  await control('POST', '/reset');
  await control('PUT', '/setup', {
    connectionId: connection,
    voiceWebhookUrl: `${url}/telnyx`,
    messagingProfileId: '740572b6-0000-44a1-89b9-6c92163b0001',
    messagingWebhookUrl: `${url}/telnyx`,
    numbers: [number],
    retellAgentId: agent,
    llmWebsocketUrl: `${url}/llm`,
    retellWebhookUrl: `${url}/retell`,
    speechRate: 100000,
  });
  const close = () => {
    llm.close();
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  };
  return { hooks, until, url, llm, close };
}

/** A caller rings and is answered; resolves to the caller's call control id. */
export async function answeredCall(stage) {
  const { id } = await control('POST', '/calls', { from: caller, to: number });
  const incoming = await stage.until('call.initiated', (p) => p.direction === 'incoming');
  const leg = incoming.payload.call_control_id;
  await telnyx.calls.actions.answer(leg, {});
  await stage.until('call.answered', (p) => p.call_control_id === leg);
  return { id, leg };
}

/** Waits until the caller has heard exactly this. */
export async function heard(id, text) {
  const until = Date.now() + 10_000;
  let call;
  do {
    call = await control('GET', `/calls/${id}`);
    if (call.heard.some((line) => line.text === text)) return;
  } while (Date.now() < until);
  const sockets = await control('GET', '/journal?kind=socket');
  throw new Error(`never heard "${text}": ${JSON.stringify(call)} ${JSON.stringify(sockets)}`);
}
