import { useEffect, useState } from 'react';
import { strings } from '../strings';
import { Sheet } from '../ui/Sheet';
import { Keys } from './Keys';
import { KEYS } from './keys';
import { press as send } from './room';

/** For menus that want a number pressed. The keys of the keyboard work too. */
export function KeypadSheet({ call, onClose }: { call: string; onClose: () => void }) {
  const [pressed, setPressed] = useState('');
  const press = (key: string) => {
    void send(call, key);
    setPressed((before) => before + key);
  };
  useEffect(() => {
    const onKey = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent) => {
      if (!ctrlKey && !metaKey && !altKey && (KEYS as readonly string[]).includes(key)) press(key);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  });
  return (
    <Sheet title={strings.phone.keypad} onClose={onClose}>
      <output
        aria-label={strings.phone.pressed}
        className="mb-3 block min-h-8 text-center text-2xl/8 font-semibold tracking-widest wrap-anywhere tabular-nums"
      >
        {pressed}
      </output>
      <Keys onPress={press} />
    </Sheet>
  );
}
