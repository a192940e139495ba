import { strings } from '../strings';

/** An action that this version has no words for still reads as words. */
export function actionInWords(action: string): string {
  const known = (strings.audit.action as Record<string, string>)[action];
  if (known !== undefined) return known;
  const words = action.replace('.', ': ').replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
