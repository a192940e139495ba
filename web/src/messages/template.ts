/** Splits a template's body so that a preview can show what is filled in and what is not. */
export type Piece = { kind: 'words'; text: string } | { kind: 'variable'; name: string; value: string };

const VARIABLE = /\{\{\s*([\w.-]+)\s*\}\}/g;

export function pieces(body: string, values: Record<string, string>): Piece[] {
  const found: Piece[] = [];
  let end = 0;
  for (const match of body.matchAll(VARIABLE)) {
    const name = match[1] ?? '';
    if (match.index > end) found.push({ kind: 'words', text: body.slice(end, match.index) });
    found.push({ kind: 'variable', name, value: values[name] ?? '' });
    end = match.index + match[0].length;
  }
  if (end < body.length) found.push({ kind: 'words', text: body.slice(end) });
  return found;
}
