import { ok, problem, type Answer, type Body } from './answer';
import { ago, BUSINESS, newId, type Schemas } from './world';

export const TEXTED = '042137';
const display = (number: string) => number.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, '($1) $2-$3');

/** What the stand-in knows of numbers, their orders and departments. */
export class Numbers {
  all: Schemas['PhoneNumber'][] = [
    { id: newId(), kind: 'business', ...BUSINESS, label: 'Front desk', primary: true, verified: true },
  ];
  orders: Schemas['NumberOrder'][] = [];
  departments: Schemas['Department'][] = [];
  offers: Schemas['NumberOffer'][] = ['+19175550142', '+19175550177'].map((number) => ({
    number,
    display: display(number),
    locality: 'New York',
    region: 'NY',
    monthlyCost: '1.00',
    upfrontCost: '1.50',
    currency: 'USD',
    features: ['voice', 'sms'],
  }));
  notTakenBack: Schemas['NotTakenBack'][] = [];
  rules: Schemas['RoutingRules'][] = [
    {
      ...BUSINESS,
      open: 'ai',
      strategy: 'all',
      ringSeconds: 25,
      unanswered: 'voicemail',
      closed: 'voicemail',
      anonymous: 'as-anybody',
      vipToPeople: false,
    },
  ];
  decision: Schemas['RoutingDecision'] = {
    first: 'people',
    because: ['open', 'vip'],
    rounds: [
      [{ memberId: newId(), name: 'Jo Park', softphone: true }],
      [{ memberId: newId(), name: 'Mara Lindqvist', softphone: false, display: '(646) 555-0112' }],
    ],
    unanswered: 'voicemail',
    people: [{ memberId: newId(), name: 'Ada Okafor', reachable: false, busy: false }],
  };
  /** What was searched for. */
  readonly searches: string[] = [];
  /** What was last sent where. */
  readonly got = new Map<string, Body>();

  /** The carrier has decided about the newest order. */
  finish(failure?: Schemas['NumberOrder']['failure']): void {
    const [order] = this.orders;
    if (order === undefined) throw new Error('nothing was ordered');
    order.finishedAt = ago(0);
    order.status = failure === undefined ? 'done' : 'failed';
    if (failure !== undefined) order.failure = failure;
    else this.add(order.number, { ordered: true, ...(order.label === undefined ? {} : { label: order.label }) });
  }

  add(number: string, more: Partial<Schemas['PhoneNumber']> = {}): Schemas['PhoneNumber'] {
    const added: Schemas['PhoneNumber'] = {
      id: newId(),
      kind: 'business',
      number,
      display: display(number),
      primary: false,
      verified: true,
      ...more,
    };
    this.all = [...this.all, added];
    return added;
  }

  answer(method: string, path: string, query: URLSearchParams, body: Body): Answer {
    this.got.set(`${method} ${path.replace(/[0-9a-f-]{36}/, '{id}')}`, body);
    const [, area, , id = '', what, send] = path.split('/');
    if (path.startsWith('/routing/rules')) return this.routing(method, id, body);
    if (area === 'routing') return this.department(method, id, body);
    if (id === 'available') {
      const town = query.get('locality')?.toLowerCase();
      const fits = ({ locality }: Schemas['NumberOffer']) => town === undefined || locality?.toLowerCase() === town;
      this.searches.push(query.toString());
      return ok({ items: query.get('areaCode') === '999' ? [] : this.offers.filter(fits) });
    }
    if (id === 'orders') return method === 'GET' ? ok({ items: this.orders }) : this.order(body);
    if (method === 'GET') return ok({ items: this.all, notTakenBack: this.notTakenBack });
    if (method === 'POST' && id === '') {
      const own = body['kind'] === 'personal';
      const label = body['label'] === undefined ? {} : { label: body['label'] as string };
      const kind = own ? { kind: 'personal' as const, verified: false } : {};
      return { status: 201, body: this.add(String(body['number']), { ...kind, ...label }) };
    }
    const number = this.all.find((one) => one.id === id);
    if (number === undefined) return problem(404, 'not-found', 'There is no such number.');
    if (method === 'DELETE') {
      this.all = this.all.filter((one) => one !== number);
      return { status: 204 };
    }
    if (send !== undefined) return { status: 202 };
    if (what === 'verify') {
      if (body['code'] !== TEXTED) return problem(422, 'code-refused', 'That code was not accepted.');
      return ok(Object.assign(number, { verified: true }));
    }
    if (body['primary'] === true) for (const one of this.all) if (one.kind === number.kind) one.primary = false;
    delete number.label;
    delete number.assignedTo;
    return ok(Object.assign(number, body));
  }

  private order(body: Body): Answer {
    const number = String(body['number']);
    const label = body['label'] === undefined ? {} : { label: body['label'] as string };
    const order = { id: newId(), number, display: display(number), ...label, status: 'pending' as const };
    this.orders = [{ ...order, createdAt: ago(0) }, ...this.orders];
    return { status: 202, body: this.orders[0] };
  }

  private routing(method: string, id: string, body: Body): Answer {
    if (method === 'GET') return ok({ items: this.rules });
    if (id === 'try') return ok(this.decision);
    const saved = { ...body, display: display(String(body['number'])) } as Schemas['RoutingRules'];
    this.rules = this.rules.map((one) => (one.number === saved.number ? saved : one));
    return ok(saved);
  }

  private department(method: string, id: string, body: Body): Answer {
    if (method === 'GET') return ok({ items: this.departments });
    if (method === 'DELETE') {
      this.departments = this.departments.filter((one) => one.id !== id);
      for (const number of this.all) if (number.assignedTo?.departmentId === id) delete number.assignedTo;
      return { status: 204 };
    }
    const department = { id: id === '' ? newId() : id, ...body } as Schemas['Department'];
    this.departments = [...this.departments.filter((one) => one.id !== id), department];
    return { status: method === 'POST' ? 201 : 200, body: department };
  }
}

export const GONE = {
  code: 'number-gone',
  message: 'Somebody else has taken the number. Search for another.',
} as const;
