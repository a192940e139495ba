import { readFileSync } from 'node:fs';
import { expect, type APIRequestContext } from '@playwright/test';
import { expectPitches } from './sound';

interface Demo {
  appUrl: string;
  sandboxUrl: string;
  email: string;
  password: string;
  businessNumber: string;
}

/** What the launcher wrote once everything was healthy. */
export function demo(): Demo {
  const file = process.env['CONNEXUS_DEMO_JSON'];
  if (file === undefined) throw new Error('CONNEXUS_DEMO_JSON must name the demo.json that the launcher wrote.');
  return JSON.parse(readFileSync(file, 'utf8')) as Demo;
}

/** The caller's and the owner's ends of the line. */
export class Sandbox {
  private readonly base = `${demo().sandboxUrl.replace(/\/$/, '')}/sandbox`;

  constructor(private readonly http: APIRequestContext) {}

  async ring(from: string, to: string): Promise<string> {
    const answer = await this.http.post(`${this.base}/calls`, { data: { from, to } });
    expect(answer.ok(), `ringing ${to}: ${await answer.text()}`).toBe(true);
    return ((await answer.json()) as { id: string }).id;
  }

  say = (call: string, text: string) => this.post(`/calls/${call}/say`, { text });
  hangUp = (call: string) => this.post(`/calls/${call}/hangup`, {});
  hum = (call: string, hertz: number) => this.post(`/calls/${call}/hum`, { hertz });
  phoneHums = (number: string, hertz: number) => this.post(`/phones/${number}/hum`, { hertz });
  phone = (number: string, action: 'answer' | 'decline' | 'hangup') => this.post(`/phones/${number}/${action}`, {});
  async phoneBehaves(number: string, behaviour: 'manual' | 'voicemail'): Promise<void> {
    const answer = await this.http.put(`${this.base}/phones/${number}`, { data: { behaviour } });
    expect(answer.ok(), await answer.text()).toBe(true);
  }
  phoneSays = (number: string, text: string) => this.post(`/phones/${number}/say`, { text });

  /** Every telephone in a browser loses its connection with the carrier, this once. */
  loseSockets = () => this.post('/rtc/drop', {});

  /** From now on this request to the sandbox fails, until {@link calm}. */
  fail = (match: string) => this.post('/chaos', { fail: [{ match, status: 503, delayMs: 0, times: 1000 }] });
  async calm(): Promise<void> {
    await this.http.delete(`${this.base}/chaos`);
  }

  /** What the caller heard, in whatever shape the sandbox tells it. */
  async seen(call: string): Promise<string> {
    return (await this.http.get(`${this.base}/calls/${call}`)).text();
  }

  /** Waits until whoever is at this virtual telephone was told these words. */
  async phoneHeard(number: string, words: string): Promise<void> {
    await expect(async () => {
      const phones = (await (await this.http.get(`${this.base}/phones`)).json()) as { number: string }[];
      expect(JSON.stringify(phones.find((phone) => phone.number === number))).toContain(words);
    }).toPass({ timeout: 20_000 });
  }

  /** Waits until the caller, or a virtual telephone, hears these pitches above all others. */
  async hears(path: `calls/${string}` | `phones/${string}`, ...hertz: number[]): Promise<void> {
    await expect(async () => {
      const sound = (await (await this.http.get(`${this.base}/${path}/sound`)).json()) as { hertz: number[] };
      expectPitches(sound.hertz, hertz);
    }).toPass({ timeout: 20_000 });
  }

  /** A browser's subscription at the push service, as `PushSubscription.toJSON` has it, and its id. */
  async subscribe(applicationServerKey: string): Promise<{ id: string; endpoint: string; keys: object }> {
    const answer = await this.http.post(`${this.base}/push/subscriptions`, { data: { applicationServerKey } });
    expect(answer.ok(), await answer.text()).toBe(true);
    return (await answer.json()) as { id: string; endpoint: string; keys: object };
  }

  /** The address that the newest push with these words opens. */
  async pushed(subscription: string, words: string): Promise<string> {
    let url = '';
    await expect(async () => {
      const path = `${this.base}/push/messages?subscription=${subscription}`;
      const read = (await (await this.http.get(path)).json()) as { text: string }[];
      const text = read.find((message) => message.text.includes(words))?.text ?? '{}';
      url = (JSON.parse(text) as { url?: string }).url ?? '';
      expect(url).not.toBe('');
    }).toPass({ timeout: 20_000 });
    return url;
  }

  /** The newest code that was texted to this number. */
  async code(to: string): Promise<string> {
    let code = '';
    await expect(async () => {
      const texts = (await (await this.http.get(`${this.base}/messages`)).json()) as { to: string; text: string }[];
      code = texts.findLast((text) => text.to === to)?.text.slice(0, 6) ?? '';
      expect(code).toMatch(/^\d{6}$/);
    }).toPass({ timeout: 20_000 });
    return code;
  }

  private async post(path: string, data: object): Promise<void> {
    const answer = await this.http.post(`${this.base}${path}`, { data });
    expect(answer.ok(), `${path}: ${String(answer.status())} ${await answer.text()}`).toBe(true);
  }
}

let calls = 0;
/** Another caller for each call, so that runs do not meet in one row of the list. */
export function newCaller(): { number: string; display: RegExp } {
  const line = String((Math.floor(Date.now() / 1000) + ++calls) % 100).padStart(2, '0');
  // Numbers 555-0100 to 555-0199 are kept for fiction.
  const area = ['212', '646', '917', '347', '718', '929'][calls % 6] ?? '212';
  return { number: `+1${area}55501${line}`, display: new RegExp(`\\(${area}\\) 555-01${line}`) };
}
