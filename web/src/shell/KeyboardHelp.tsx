import { strings } from '../strings';
import { Sheet } from '../ui/Sheet';

const KEYS = [
  ['j', 'next'],
  ['k', 'previous'],
  ['Enter', 'open'],
  ['/', 'search'],
  ['f', 'filter'],
  ['t', 'takeOver'],
  ['g', 'giveBack'],
  ['a', 'answer'],
  ['d', 'decline'],
  ['m', 'mute'],
  ['h', 'hold'],
  ['0–9 * #', 'digits'],
  ['?', 'help'],
] as const;

export function KeyboardHelp({ onClose }: { onClose: () => void }) {
  return (
    <Sheet title={strings.keys.title} onClose={onClose}>
      <dl className="divide-y divide-line">
        {KEYS.map(([key, what]) => (
          <div key={key} className="flex min-h-target items-center justify-between gap-4 py-1">
            <dt>{strings.keys[what]}</dt>
            <dd>
              <kbd className="rounded-md border border-line-strong px-2 py-0.5 font-sans text-sm">{key}</kbd>
            </dd>
          </div>
        ))}
      </dl>
    </Sheet>
  );
}
