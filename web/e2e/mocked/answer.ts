export type Body = Record<string, unknown>;

export interface Answer {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
  file?: { type: string; content: string | Buffer };
}

export const ok = (body: unknown): Answer => ({ status: 200, body });

export const problem = (status: number, slug: string, title: string, detail?: string): Answer => ({
  status,
  body: { type: `https://connexus.dev/problems/${slug}`, title, status, ...(detail === undefined ? {} : { detail }) },
});
