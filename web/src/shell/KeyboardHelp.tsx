import { strings } from '../strings';
import { Sheet } from '../ui/Sheet';

const KEYS = [
  ['j', strings.keys.next],
  ['k', strings.keys.previous],
  ['Enter', strings.keys.open],
  ['/', strings.keys.search],
  ['f', strings.keys.filter],
  ['t', strings.keys.takeOver],
  ['g', strings.keys.giveBack],
  ['a', strings.keys.answer],
  ['d', strings.keys.decline],
  ['m', strings.keys.mute],
  ['h', strings.keys.hold],
  ['0–9 * #', strings.keys.digits],
  ['?', strings.keys.help],
] as const;

export function KeyboardHelp({ onClose }: { onClose: () => void }) {
  return (
    <Sheet title={strings.keys.title} onClose={onClose}>
      <dl className="divide-y divide-line">
        {KEYS.map(([key, what]) => (
          <div key={key} className="flex min-h-target items-center justify-between gap-4 py-1">
            <dt>{what}</dt>
            <dd>
              <kbd className="rounded-md border border-line-strong px-2 py-0.5 font-sans text-sm">{key}</kbd>
            </dd>
          </div>
        ))}
      </dl>
    </Sheet>
  );
}
