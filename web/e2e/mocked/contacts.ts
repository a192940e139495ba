import { ok, problem, type Answer, type Body } from './answer';
import { ago, newId, type Schemas } from './world';

const display = (number: string) => number.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, '($1) $2-$3');

/** What the stand-in knows of contacts. */
export class Contacts {
  all: Schemas['Contact'][] = [];
  report: Schemas['ContactImport'] = { added: 0, updated: 0, unchanged: 0, refused: [] };
  /** Content types of what was imported. */
  readonly imported: string[] = [];

  add(name: string, numbers: string[], more: Partial<Schemas['Contact']> = {}): Schemas['Contact'] {
    const contact = {
      id: newId(),
      name,
      numbers: numbers.map((number) => ({ number, display: display(number) })),
      vip: false,
      blocked: false,
      updatedAt: ago(0),
      ...more,
    };
    this.all = [...this.all, contact].sort((a, b) => a.name.localeCompare(b.name));
    return contact;
  }

  of(number: string): Schemas['CallContact'] | undefined {
    const found = this.all.find(({ numbers }) => numbers.some((one) => one.number === number));
    return found && { id: found.id, name: found.name, vip: found.vip, blocked: found.blocked };
  }

  answer(method: string, path: string, query: URLSearchParams, body: Body, type: string): Answer {
    const [, , id = ''] = path.split('/');
    if (id === 'import') {
      this.imported.push(type);
      return ok(this.report);
    }
    if (id === 'export') return { status: 200, file: { type: 'text/csv', content: '"Name"\r\n' } };
    const known = this.all.find((one) => one.id === id);
    if (method === 'GET' && id === '') {
      const wanted = (query.get('q') ?? '').toLowerCase();
      return ok({
        items: this.all.filter(
          ({ name, company = '', numbers }) =>
            `${name} ${company}`.toLowerCase().includes(wanted) ||
            numbers.some(({ number }) => number.includes(wanted)),
        ),
      });
    }
    if (method === 'POST' && id === '') return this.save(undefined, body);
    if (known === undefined) return problem(404, 'contact-not-found', 'There is no such contact');
    if (method === 'PUT') return this.save(known, body);
    if (method === 'GET') return ok(known);
    this.all = this.all.filter((one) => one !== known);
    return { status: 204 };
  }

  private save(known: Schemas['Contact'] | undefined, body: Body): Answer {
    const { numbers, ...draft } = body as unknown as Schemas['ContactDraft'];
    if (numbers.some((number) => ![undefined, known?.id].includes(this.of(number)?.id)))
      return problem(409, 'contact-number-taken', 'Another contact has this number');
    this.all = this.all.filter((one) => one !== known);
    const said = Object.fromEntries(Object.entries(draft).filter(([, value]) => value !== ''));
    const saved = this.add(draft.name, numbers, { ...said, ...(known === undefined ? {} : { id: known.id }) });
    return { status: known === undefined ? 201 : 200, body: saved };
  }
}
