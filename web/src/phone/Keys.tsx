import { strings } from '../strings';
import { KEYS } from './keys';

const LETTERS: Partial<Record<(typeof KEYS)[number], string>> = {
  '2': 'ABC',
  '3': 'DEF',
  '4': 'GHI',
  '5': 'JKL',
  '6': 'MNO',
  '7': 'PQRS',
  '8': 'TUV',
  '9': 'WXYZ',
  '0': '+',
};

export function Keys({ onPress }: { onPress: (key: string) => void }) {
  return (
    <div className="mx-auto grid w-full max-w-72 grid-cols-3 gap-2">
      {KEYS.map((key) => (
        <button
          key={key}
          type="button"
          aria-label={strings.phone.press(key)}
          onClick={() => onPress(key)}
          className="flex min-h-14 flex-col items-center justify-center rounded-2xl bg-muted transition-colors duration-150 hover:bg-line active:bg-line"
        >
          <span className="text-xl/6 font-semibold tabular-nums">{key}</span>
          <span aria-hidden className="min-h-4 text-xs/4 text-ink-soft">
            {LETTERS[key]}
          </span>
        </button>
      ))}
    </div>
  );
}
