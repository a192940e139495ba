import type { Page, Route, WebSocketRoute } from '@playwright/test';
import { Account } from './account';
import { ok, problem, type Answer, type Body } from './answer';
import { Contacts } from './contacts';
import { Numbers } from './numbers';
import { Phone } from './phone';
import { Room } from './room';
import { ago, BUSINESS, CALLS, FAQS, ME, newId, TEMPLATES, TEXTS, type Schemas } from './world';

/** Just enough of the server to see every screen; what a test wants to happen, it makes happen. */
export class StandIn {
  readonly account = new Account();
  readonly numbers = new Numbers();
  readonly contacts = new Contacts();
  readonly phone = new Phone();
  readonly room = new Room((call, change) => this.update(call, change));
  calls: Schemas['CallDetail'][] = CALLS();
  faqs = [...FAQS];
  templates = [...TEMPLATES];
  texts = TEXTS(this.calls);
  callSettings: Body = { recordingPolicy: 'announce', automatic: false, language: 'en' };
  signedIn = true;
  refuseTakeOver = false;
  down = false;
  readonly sent: { event: string; data: Body }[] = [];
  readonly requests: string[] = [];
  readonly orders: { what: string; body: Body }[] = [];
  private sockets: WebSocketRoute[] = [];
  private joined = new Set<string>();
  private seq = 40;
  private kept: { seq: number; frame: string }[] = [];
  keepFrames = true;
  private receptionist: Schemas['Receptionist'] = {
    name: 'Ava',
    greeting: '{business}, this is {name}. How can I help?',
    businessDescription: 'A dental practice with two dentists at the harbour.',
  };

  async install(page: Page): Promise<void> {
    await page.route('**/v1/**', (route) => this.answer(route));
    await this.phone.install(page);
    await page.routeWebSocket(/\/v1\/realtime/, (socket) => this.accept(socket));
    if (this.signedIn) await page.addInitScript(() => localStorage.setItem('connexus.signed-in', '1'));
  }

  /** A call begins or moves on; everybody hears of it. */
  update(call: Schemas['CallDetail'], change: Partial<Schemas['CallDetail']> = {}): void {
    Object.assign(call, change, { version: call.version + 1 });
    if (!this.calls.includes(call)) this.calls.unshift(call);
    this.tell('call-updated', { callId: call.id, status: call.status, call: this.bare(call) });
  }

  /** Note or tags change; everybody hears of it. */
  annotate(call: Schemas['CallDetail'], change: Partial<Schemas['CallDetail']>): void {
    Object.assign(call, change, { revision: call.revision + 1 });
    this.tell('call-updated', { callId: call.id, status: call.status, call: this.bare(call) });
  }

  say(call: Schemas['CallDetail'], turn: Omit<Schemas['Turn'], 'at' | 'final'> & { final?: boolean }): void {
    const whole: Schemas['Turn'] = { final: true, at: ago(0), ...turn };
    const at = call.transcript.findIndex(({ id }) => id === turn.id);
    if (at < 0) call.transcript.push(whole);
    else call.transcript[at] = { ...whole, at: call.transcript[at]?.at ?? whole.at };
    this.tell('transcript', { callId: call.id, turn: whole }, call.id);
  }

  /** A contact came, went or changed. */
  changeContacts(): void {
    this.tell('contacts-changed', {});
  }

  deliver(text: Schemas['Text'], status: Schemas['Text']['status']): void {
    text.status = status;
    this.tell('text-updated', { text });
  }

  /** A name, a role or a presence is another now. */
  changeMember(id: string): void {
    this.tell('member-changed', { userId: id });
  }

  /** Numbers, orders or departments are others now. */
  changeNumbers(): void {
    this.tell('phone-numbers-changed', {});
  }

  cut(code: number): void {
    for (const socket of this.sockets.splice(0)) void socket.close({ code });
    this.joined.clear();
  }

  private tell(event: string, data: unknown, room?: string): void {
    const frame = JSON.stringify({ event, data, seq: ++this.seq });
    if (this.keepFrames) this.kept.push({ seq: this.seq, frame });
    if (room !== undefined && !this.joined.has(room)) return;
    for (const socket of this.sockets) socket.send(frame);
  }

  private accept(socket: WebSocketRoute): void {
    this.sockets.push(socket);
    socket.onMessage((raw) => {
      const frame = JSON.parse(String(raw)) as { event: string; id: string; data: Body };
      this.sent.push(frame);
      if (frame.event === 'join-call') this.joined.add(String(frame.data['callId']));
      if (frame.event === 'leave-call') this.joined.delete(String(frame.data['callId']));
      if (frame.event === 'resume') {
        const missed = this.kept.filter(({ seq }) => seq > Number(frame.data['after']));
        if (!this.keepFrames) {
          socket.send(JSON.stringify({ event: 'reread', data: {}, id: frame.id }));
          return;
        }
        for (const { frame: one } of missed) socket.send(one);
      }
      socket.send(JSON.stringify({ event: 'ack', id: frame.id, data: {} }));
    });
    socket.send(JSON.stringify({ event: 'hello', data: { stream: 'a', seq: this.seq } }));
  }

  private async answer(route: Route): Promise<void> {
    if (this.down) return route.abort('connectionrefused');
    const request = route.request();
    const path = new URL(request.url()).pathname.replace('/v1', '');
    this.requests.push(`${request.method()} ${path}`);
    const json = request.headers()['content-type'] === 'application/json';
    const body = ((json ? request.postDataJSON() : undefined) ?? {}) as Body;
    const {
      status,
      body: answer,
      headers = {},
      file,
    } = this.handle(
      request.method(),
      path,
      new URL(request.url()).searchParams,
      body,
      request.headers()['content-type'] ?? '',
    );
    await route.fulfill({
      status,
      contentType: file !== undefined ? file.type : status < 400 ? 'application/json' : 'application/problem+json',
      headers,
      body: file?.content ?? (answer === undefined ? '' : JSON.stringify(answer)),
    });
  }

  private handle(method: string, path: string, query: URLSearchParams, body: Body, type: string): Answer {
    const [, area, what = '', third] = path.split('/');
    if (['logout', 'login', 'refresh', 'register'].includes(what) || path === '/auth/passkeys/sign-in')
      return this.auth(what, body);
    if (path === '/auth/invitation/accept') this.signedIn = true;
    if (area === 'calls' && (what === 'softphone' || what === 'initiate'))
      return this.phone.answer(method, path, body, (call) => this.update(call));
    if (what === 'phone-numbers' || area === 'routing') return this.numbers.answer(method, path, query, body);
    if (area === 'contacts') return this.contacts.answer(method, path, query, body, type);
    if (['auth', 'workspace', 'team', 'audit'].includes(String(area)) || (area === 'users' && method !== 'GET'))
      return this.account.answer(method, path, query, body);
    switch (`${method} /${String(area)}`) {
      case 'GET /users':
        return this.account.answer(method, path, query, body);
      case 'GET /calls':
        if (what === 'export') return { status: 200, file: { type: 'text/csv', content: '"Started"\r\n' } };
        if (what === 'settings') return ok(this.settingsOfCalls());
        if (third === 'recordings') return ok({ items: [] });
        return what === 'history'
          ? ok({ items: this.found(query) })
          : this.withCall(what, (call) => ok(this.named(call)));
      case 'PUT /calls':
        if (what === 'settings') {
          this.callSettings = body;
          return ok(this.settingsOfCalls());
        }
        return this.withCall(what, (call) => this.written(call, third ?? '', body));
      case 'POST /calls':
        this.orders.push({ what: third ?? '', body });
        return this.withCall(
          what,
          (call) => this.room.answer(call, third ?? '', body) ?? this.order(call, third ?? ''),
        );
      case 'DELETE /calls':
        this.orders.push({ what: `${third ?? ''} ${path.split('/').at(-1) ?? ''}`, body });
        return this.withCall(what, (call) => this.room.without(call, Number(path.split('/').at(-1))));
      case 'GET /sms':
        if (what === 'templates') return ok({ items: this.templates });
        return ok({ items: this.texts.filter(({ callId }) => (query.get('callId') ?? callId) === callId) });
      case 'POST /sms':
        return what === 'send' ? this.send(body) : this.template(newId(), body);
      case 'PUT /sms':
        return this.template(String(third), body);
      case 'DELETE /sms':
        this.templates = this.templates.filter(({ id }) => id !== third);
        return { status: 204 };
      case 'POST /realtime':
        return { status: 201, body: { ticket: 'x', url: '/v1/realtime?ticket=x', expiresAt: ago(-30_000) } };
      default:
        return this.ai(method, what, third, body);
    }
  }

  private auth(what: string, body: Body): Answer {
    if (what === 'logout') {
      this.signedIn = false;
      return { status: 204 };
    }
    if (what === 'login' && body['password'] !== 'harbour-demo')
      return problem(401, 'bad-credentials', 'Email or password is wrong.', 'Check both and try again.');
    if (what === 'refresh' && !this.signedIn) return problem(401, 'signed-out', 'You are signed out.');
    if (what === 'login') {
      const refused = this.account.secondStep(body['code']);
      if (refused !== undefined) return refused;
    }
    if (what === 'register' && this.account.closed)
      return problem(403, 'forbidden', 'That is not allowed.', 'Registration is closed.');
    this.signedIn = true;
    return ok({ accessToken: 'token', expiresAt: ago(-600_000) });
  }

  private ai(method: string, what: string, id: string | undefined, body: Body): Answer {
    if (what === 'config') return ok(method === 'GET' ? this.receptionist : Object.assign(this.receptionist, body));
    if (what === 'test') return ok(this.tried(String(body['text'])));
    if (method === 'GET') return ok({ items: this.faqs });
    if (method === 'DELETE') {
      this.faqs = this.faqs.filter((faq) => faq.id !== id);
      return { status: 204 };
    }
    const faq = {
      phrasings: [],
      active: true,
      ...body,
      id: id ?? newId(),
      updatedAt: ago(0),
    } as unknown as Schemas['Faq'];
    this.faqs = method === 'POST' ? [faq, ...this.faqs] : this.faqs.map((one) => (one.id === id ? faq : one));
    return { status: method === 'POST' ? 201 : 200, body: faq };
  }

  private tried(text: string): Schemas['Answer'] {
    const faq = this.faqs.find(({ question }) =>
      question
        .toLowerCase()
        .split(/\W+/)
        .some((word) => word.length > 4 && text.toLowerCase().includes(word)),
    );
    if (faq === undefined)
      return { text: 'I am not sure about that. Shall I fetch somebody?', kind: 'unknown', confidence: 0.22 };
    return { text: faq.answer, kind: 'faq', confidence: 0.94, source: { faqId: faq.id, question: faq.question } };
  }

  private order(call: Schemas['CallDetail'], what: string): Answer {
    if (what === 'takeover' && this.refuseTakeOver)
      return problem(409, 'no-phone', 'Your phone number is missing.', 'Add it in Settings and try again.');
    const phases = {
      takeover: 'ringing-human',
      'give-back': 'handing-back',
      transfer: 'ringing-human',
      decline: 'ai',
      end: 'ended',
    } as const;
    const phase = phases[what as keyof typeof phases];
    if (phase === 'ended')
      this.update(call, { phase, status: 'completed', outcome: 'handled-by-human', endedAt: ago(0) });
    else this.update(call, { phase, handledBy: ME });
    return { status: 202, body: this.bare(call) };
  }

  private written(call: Schemas['CallDetail'], what: string, body: Body): Answer {
    if (what === 'tags') this.annotate(call, { tags: (body as unknown as Schemas['Tags']).tags });
    else {
      const { text, version } = body as unknown as Schemas['NoteDraft'];
      if (version !== (call.note?.version ?? 0))
        return problem(409, 'note-changed', 'Somebody else has changed the note');
      this.annotate(call, { note: { text, version: version + 1, by: ME, at: ago(0) } });
    }
    return ok(this.bare(call));
  }

  private settingsOfCalls(): Body {
    return { ...this.callSettings, allowedCountries: this.callSettings['countries'] ?? ['CA', 'US'] };
  }

  private found(query: URLSearchParams): Schemas['Call'][] {
    const words = (query.get('q') ?? '').toLowerCase().split(/\s+/);
    const is = (name: string, value: string | undefined) => (query.get(name) ?? value) === value;
    return this.calls
      .filter(
        (call) =>
          is('status', call.status) &&
          is('outcome', call.outcome) &&
          is('number', call.from) &&
          is('handledBy', call.handledBy),
      )
      .filter((call) => call.tags.includes(query.get('tag') ?? '') || !query.has('tag'))
      .map((call) => ({ call: this.bare(call), said: call.transcript.map(({ text }) => text).join(' ') }))
      .filter(({ call, said }) =>
        words.every((word) =>
          [call.contact?.name, call.from, call.fromDisplay, call.summary, call.note?.text, ...call.tags, said]
            .join(' ')
            .toLowerCase()
            .includes(word),
        ),
      )
      .map(({ call }) => call);
  }

  private named(call: Schemas['CallDetail']): Schemas['CallDetail'] {
    const contact = this.contacts.of(call.from);
    return contact === undefined ? call : { ...call, contact };
  }

  private bare(call: Schemas['CallDetail']): Schemas['Call'] {
    const rest: Partial<Schemas['CallDetail']> = { ...this.named(call) };
    delete rest.transcript;
    delete rest.timeline;
    return rest as Schemas['Call'];
  }

  private withCall(id: string, then: (call: Schemas['CallDetail']) => Answer): Answer {
    const call = this.calls.find((one) => one.id === id);
    return call === undefined ? problem(404, 'call-not-found', 'There is no such call.') : then(call);
  }

  private send(body: Body): Answer {
    const template = this.templates.find(({ id }) => id === body['templateId']);
    const call = this.calls.find(({ id }) => id === body['callId']);
    const values = body['variables'] as Record<string, string>;
    const text: Schemas['Text'] = {
      id: newId(),
      from: BUSINESS.number,
      to: call?.from ?? String(body['to']),
      toDisplay: call?.fromDisplay ?? String(body['to']),
      body: (template?.body ?? '').replace(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? ''),
      status: 'pending',
      createdAt: ago(0),
      ...(call === undefined ? {} : { callId: call.id }),
    };
    this.texts.unshift(text);
    return { status: 202, body: text };
  }

  private template(id: string, body: Body): Answer {
    const { name, body: words } = body as { name: string; body: string };
    const variables = [...words.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '');
    const template = { id, name, body: words, variables };
    const known = this.templates.some((one) => one.id === id);
    this.templates = known
      ? this.templates.map((one) => (one.id === id ? template : one))
      : [...this.templates, template];
    return { status: known ? 200 : 201, body: template };
  }
}
