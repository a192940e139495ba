import { strings } from '../strings';

/** An action that this version has no words for still reads as words. */
export function actionInWords(action: string): string {
  const known = (strings.audit.action as Record<string, string>)[action];
  if (known !== undefined) return known;
  const words = action.replace('.', ': ').replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const ROLES = new Set(['role', 'from', 'to']);

/** One detail of an action; what this version has no words for is told as it was recorded. */
export function detailInWords(name: string, value: string): string {
  const { audit, team } = strings;
  const values = ROLES.has(name) ? team.role : name === 'reason' ? audit.reason : {};
  const said = (words: object, word: string) => (words as Record<string, string>)[word] ?? word;
  return audit.detail(said(audit.field, name), said(values, value));
}
