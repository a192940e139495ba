import { Copy, Download } from 'lucide-react';
import { useState } from 'react';
import { strings } from '../strings';
import { Button } from '../ui/Button';
import { Sheet } from '../ui/Sheet';
import { saveFile } from './save-file';

export function RecoveryCodes({ codes, onClose }: { codes: string[]; onClose: () => void }) {
  const [said, setSaid] = useState('');
  const text = `${codes.join('\n')}\n`;
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setSaid(strings.security.copied),
      () => setSaid(strings.security.notCopied),
    );
  return (
    <Sheet
      title={strings.security.codes}
      onClose={onClose}
      footer={
        <Button look="filled" onClick={onClose}>
          {strings.security.codesKept}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <p>{strings.security.codesHint}</p>
        <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(11rem,100%),1fr))] gap-x-6 gap-y-1 rounded-xl bg-muted p-4 font-mono select-all">
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ul>
        <div className="flex flex-wrap gap-2">
          <Button onClick={() => void copy()}>
            <Copy aria-hidden className="size-5" />
            {strings.security.copy}
          </Button>
          <Button onClick={() => saveFile(new Blob([text], { type: 'text/plain' }), 'connexus-recovery-codes.txt')}>
            <Download aria-hidden className="size-5" />
            {strings.security.download}
          </Button>
        </div>
        <p role="status" className="text-sm text-ink-soft">
          {said}
        </p>
      </div>
    </Sheet>
  );
}
