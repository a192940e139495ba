// The console: reads the control API twice a second and offers its buttons. Text from the API is
// only ever put into the page as text.

const $ = (selector) => document.querySelector(selector);
const drawn = new Map();
let last = 0;
let journal = [];
let connected = false;
let knownNumbers = '';
let knownChaos = '';

async function api(method, path, body) {
  const response = await fetch(`/sandbox${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    body: body && JSON.stringify(body),
  });
  const text = await response.text();
  const json = text ? JSON.parse(text) : undefined;
  if (!response.ok) throw new Error(json?.detail ?? `${response.status}`);
  return json;
}

function el(tag, attributes = {}, ...children) {
  const node = Object.assign(document.createElement(tag), attributes);
  node.append(...children.filter((child) => child !== undefined && child !== null));
  return node;
}

async function attempt(work) {
  const error = $('#error');
  try {
    await work();
    error.hidden = true;
  } catch (problem) {
    error.textContent = problem.message;
    error.hidden = false;
  }
  await refresh();
}

function button(label, kind, work) {
  return el('button', { type: 'button', className: kind, textContent: label, onclick: () => attempt(work) });
}

function sayForm(path) {
  const input = el('input', { name: 'text', placeholder: 'Say something…', autocomplete: 'off' });
  input.setAttribute('aria-label', 'Say something');
  const form = el('form', { className: 'row' }, el('label', {}, input), el('button', { textContent: 'Say' }));
  form.onsubmit = (event) => {
    event.preventDefault();
    const text = input.value.trim();
    if (!text) return;
    input.value = '';
    attempt(() => api('POST', path, { text }));
  };
  return form;
}

function talk(heard = [], said = []) {
  const lines = [
    ...heard.map((line) => ({ ...line, kind: line.speaker })),
    ...said.map((line) => ({ ...line, kind: 'me', speaker: 'said' })),
  ].sort((a, b) => a.at.localeCompare(b.at));
  const list = el('ul', { className: 'talk' });
  for (const line of lines) {
    const who = { ai: 'AI', human: 'person', announcement: 'carrier', said: 'you' }[line.speaker];
    list.append(el('li', { className: line.kind }, el('small', { textContent: who }), line.text));
  }
  return list;
}

const badge = (state) => el('span', { className: `badge ${state}`, textContent: state });

/** Redraws an item only when it changed, and leaves its forms alone so that typing is not lost. */
function draw(container, key, data, build) {
  const text = JSON.stringify(data);
  const old = drawn.get(key);
  if (old?.text === text) return old.node;
  const node = old?.node ?? el('article', { className: 'item' });
  const { body, forms } = build(data);
  if (!old) {
    node.append(el('div', { className: 'body' }), el('div', { className: 'forms' }));
  }
  node.firstChild.replaceChildren(...body);
  if (old?.state !== data.state) node.lastChild.replaceChildren(...forms);
  const list = node.querySelector('.talk');
  drawn.set(key, { text, node, state: data.state });
  if (!node.isConnected) container.append(node);
  if (list) requestAnimationFrame(() => (list.scrollTop = list.scrollHeight));
  return node;
}

function drawList(container, prefix, items, keyOf, build) {
  const nodes = items.map((item) => draw(container, prefix + keyOf(item), item, build));
  for (const child of [...container.children]) {
    if (!nodes.includes(child) && (nodes.length || !child.classList.contains('empty'))) child.remove();
  }
  nodes.forEach((node, index) => {
    if (container.children[index] !== node) container.insertBefore(node, container.children[index] ?? null);
  });
}

/** What somebody in a call can do. */
function talkForms(path) {
  const keys = el('input', { placeholder: '1#', inputMode: 'tel' });
  keys.setAttribute('aria-label', 'Keys to press');
  return [
    sayForm(`${path}/say`),
    el(
      'div',
      { className: 'row' },
      el('label', {}, keys),
      button('Press', 'quiet', () => api('POST', `${path}/dtmf`, { digits: keys.value })),
      button('Hang up', 'stop', () => api('POST', `${path}/hangup`)),
    ),
  ];
}

function callItem(call) {
  const owner = { retell: 'talking with the AI', phone: `talking with ${call.owner.number}`, none: '' }[call.owner.kind];
  const alive = call.state !== 'ended';
  const legs = call.legs.map((leg) => `${leg.role} ${leg.state}${leg.hangupCause ? ` (${leg.hangupCause})` : ''}`);
  const path = `/calls/${call.id}`;
  const body = [
    el('div', { className: 'top' }, el('strong', { textContent: `${call.from} → ${call.to}` }), badge(call.state)),
    el('p', { className: 'legs', textContent: [owner, ...legs].filter(Boolean).join(' · ') }),
    talk(call.heard, call.said),
  ];
  const forms = alive && call.direction === 'inbound' ? talkForms(path) : [];
  return { body, forms };
}

function phoneItem(phone) {
  const path = `/phones/${encodeURIComponent(phone.number)}`;
  const body = [
    el('div', { className: 'top' }, el('strong', { textContent: phone.number }), badge(phone.state)),
    el('p', { className: 'legs', textContent: [phone.role, phone.behaviour !== 'manual' && phone.behaviour].filter(Boolean).join(' · ') }),
    talk(phone.heard, phone.said),
  ];
  const forms = [];
  if (phone.state === 'ringing' && phone.role === 'phone') {
    forms.push(
      el(
        'div',
        { className: 'row' },
        button('Answer', '', () => api('POST', `${path}/answer`)),
        button('Decline', 'stop', () => api('POST', `${path}/decline`)),
      ),
    );
  } else if (['answered', 'bridged', 'parked'].includes(phone.state)) {
    forms.push(...talkForms(path));
  }
  return { body, forms };
}

function letterItem(letter) {
  const links = letter.links.map((href) => el('a', { href, target: '_blank', rel: 'noopener', textContent: href }));
  const words = el('details', {}, el('summary', { textContent: `to ${letter.to.join(', ')}` }), el('pre', { textContent: letter.text }));
  const body = [
    el('div', { className: 'top' }, el('strong', { textContent: letter.subject }), el('small', { textContent: letter.receivedAt.slice(11, 19) })),
    ...links.map((link) => el('p', { className: 'legs' }, link)),
    words,
  ];
  return { body, forms: [] };
}

function summary(entry) {
  const time = entry.at.slice(11, 23);
  const ok = entry.kind === 'request' ? entry.status < 400 : entry.status >= 200 && entry.status < 300;
  const status = el('span', { className: ok ? 'good' : 'bad', textContent: ` ${entry.status} ` });
  if (entry.kind === 'request') {
    return [`${time} →`, status, `${entry.method} ${entry.path} ${entry.durationMs} ms`];
  }
  if (entry.kind === 'contractViolations') {
    return [`${time} `, el('span', { className: 'bad', textContent: '⚠ breaks the contract: ' }), `${entry.request} ${entry.violations.join('; ')}`];
  }
  if (entry.kind === 'webhook') {
    return [`${time} ←`, status, `${entry.eventType} to ${entry.url} (attempt ${entry.attempt})`];
  }
  return [`${time} · ${entry.what} ${entry.frame ? entry.frame.slice(0, 160) : ''}`];
}

function pretty(entry) {
  const view = { ...entry };
  for (const field of ['body', 'answer', 'frame']) {
    try {
      if (typeof view[field] === 'string') view[field] = JSON.parse(view[field]);
    } catch {
      // shown as it came
    }
  }
  return JSON.stringify(view, null, 2);
}

function drawJournal() {
  const kinds = [...document.querySelectorAll('[name=kind]:checked')].map((box) => box.value);
  const shown = journal.filter((entry) => kinds.includes(entry.kind) || entry.kind === 'contractViolations').slice(-80).reverse();
  const open = new Set([...document.querySelectorAll('#journal details[open]')].map((item) => item.dataset.seq));
  $('#journal').replaceChildren(
    ...shown.map((entry) => {
      const details = el('details', {}, el('summary', {}, ...summary(entry)));
      details.dataset.seq = entry.seq;
      const fill = () => {
        if (details.open && !details.querySelector('pre')) details.append(el('pre', { textContent: pretty(entry) }));
      };
      details.ontoggle = fill;
      details.open = open.has(String(entry.seq));
      fill();
      return el('li', {}, details);
    }),
  );
}

const accidents = ['neverAnswer', 'dialFails', 'speculative'];
const amounts = ['duplicate', 'reorder', 'drop', 'delayMs', 'speechRate', 'timeScale'];

/** Shows the chaos in force, whoever set it; what is being typed is left alone while that stays the same. */
function showChaos(chaos) {
  const text = JSON.stringify(chaos);
  if (text === knownChaos) return;
  knownChaos = text;
  const form = $('#chaos').elements;
  for (const name of amounts) form[name].value = chaos[name] ?? 0;
  for (const name of accidents) form[name].checked = chaos.retell?.[name] ?? false;
  form.tempfail.checked = chaos.mail?.tempfail ?? false;
  form.fail.checked = Boolean(chaos.fail);
  showShares();
}

function showShares() {
  for (const share of document.querySelectorAll('#chaos output')) {
    share.value = `${Math.round(share.nextElementSibling.value * 100)} %`;
  }
}

function showNumbers(numbers) {
  const text = JSON.stringify(numbers);
  if (text === knownNumbers) return;
  knownNumbers = text;
  $('#no-number').hidden = numbers.length > 0;
  $('#numbers').replaceChildren(...numbers.map((number) => el('option', { value: number })));
  const to = $('#ring [name=to]');
  if (numbers.length && !to.value) to.value = numbers[0];
}

async function refresh() {
  try {
    if (!connected) {
      last = 0; // another sandbox counts from one
      journal = [];
    }
    const [numbers, chaos, calls, phones, texts, mail, pushed, news] = await Promise.all([
      api('GET', '/numbers'),
      api('GET', '/chaos'),
      api('GET', '/calls?limit=20'),
      api('GET', '/phones'),
      api('GET', '/messages'),
      api('GET', '/mail'),
      api('GET', '/push/messages'),
      api('GET', `/journal?after=${last}&limit=300`),
    ]);
    connected = true;
    showNumbers(numbers);
    showChaos(chaos);
    const alive = calls.filter((call) => call.state !== 'ended').length;
    $('#status').textContent = `${alive} live call${alive === 1 ? '' : 's'}`;
    drawList($('#calls'), 'call ', calls, (call) => call.id, callItem);
    drawList($('#phones'), 'phone ', phones.filter((phone) => phone.role !== 'caller'), (phone) => phone.number, phoneItem);
    $('#texts').replaceChildren(
      ...texts.slice(-20).reverse().map((text) => el('li', { textContent: `${text.from} → ${text.to}: ${text.text}` })),
    );
    drawList($('#mail'), 'letter ', mail.slice(0, 20), (letter) => letter.id, letterItem);
    $('#pushed').replaceChildren(
      ...pushed.slice(0, 20).map((message) => el('li', { textContent: `${message.receivedAt.slice(11, 19)} ${message.text}` })),
    );
    const unseen = news.filter((entry) => entry.seq > last); // two refreshes may ask for the same
    if (unseen.length) {
      last = unseen.at(-1).seq;
      journal = [...journal, ...unseen].slice(-1000);
      drawJournal();
    }
  } catch {
    connected = false;
    $('#status').textContent = 'the sandbox does not answer';
  }
}

$('#ring').onsubmit = (event) => {
  event.preventDefault();
  const form = new FormData(event.target);
  attempt(() => api('POST', '/calls', { from: form.get('from').trim(), to: form.get('to').trim() }));
};
$('#text').onsubmit = (event) => {
  event.preventDefault();
  const ring = new FormData($('#ring'));
  const text = new FormData(event.target).get('text');
  attempt(async () => {
    await api('POST', '/messages', { from: ring.get('from').trim(), to: ring.get('to').trim(), text });
    event.target.reset();
  });
};
$('#reset').onclick = () => {
  if (confirm('Forget all calls, texts, mail and chaos?')) {
    attempt(async () => {
      await api('POST', '/reset');
      journal = [];
      drawJournal();
    });
  }
};
$('#chaos').onsubmit = (event) => {
  event.preventDefault();
  const form = new FormData(event.target);
  const chaos = { retell: {} };
  for (const name of amounts) chaos[name] = Number(form.get(name));
  for (const name of accidents) chaos.retell[name] = form.has(name);
  if (form.has('tempfail')) chaos.mail = { tempfail: true };
  if (form.has('fail')) chaos.fail = [{ match: 'POST /telnyx/v2/calls$', status: 503, times: 3 }];
  attempt(() => api('POST', '/chaos', chaos));
};
$('#chaos').oninput = showShares;
$('#calm').onclick = () => {
  knownChaos = ''; // so that what was typed and not applied goes too
  attempt(() => api('DELETE', '/chaos'));
};
document.querySelectorAll('[name=kind]').forEach((box) => box.addEventListener('change', drawJournal));

showShares();
await refresh();
setInterval(refresh, 500);
