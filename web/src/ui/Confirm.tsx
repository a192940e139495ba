import type { ReactNode } from 'react';
import { strings } from '../strings';
import { Button } from './Button';
import { Sheet } from './Sheet';

export function Confirm({
  title,
  text,
  action = strings.common.delete,
  busy = false,
  children,
  onConfirm,
  onClose,
}: {
  title: string;
  text: string;
  action?: string;
  busy?: boolean;
  children?: ReactNode;
  onConfirm: () => void;
  onClose: () => void;
}) {
  return (
    <Sheet
      title={title}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{strings.common.cancel}</Button>
          <Button look="danger" disabled={busy} onClick={onConfirm}>
            {action}
          </Button>
        </>
      }
    >
      <p className="wrap-break-word">{text}</p>
      {children}
    </Sheet>
  );
}
