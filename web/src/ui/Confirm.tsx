import { strings } from '../strings';
import { Button } from './Button';
import { Sheet } from './Sheet';

export function Confirm({
  title,
  text,
  onConfirm,
  onClose,
}: {
  title: string;
  text: string;
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
          <Button look="danger" onClick={onConfirm}>
            {strings.common.delete}
          </Button>
        </>
      }
    >
      <p>{text}</p>
    </Sheet>
  );
}
