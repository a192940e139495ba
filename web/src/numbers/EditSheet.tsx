import { Trash2 } from 'lucide-react';
import { useId, type ReactNode } from 'react';
import { strings } from '../strings';
import { Button } from '../ui/Button';
import { Sheet } from '../ui/Sheet';
import { Refusal } from '../ui/States';

interface Saving {
  isPending: boolean;
  error: unknown;
  mutate: () => void;
}

/** Fields of something, what they were refused with, and below them the way to keep or to lose it. */
export function EditSheet({
  title,
  saving,
  removal,
  onClose,
  children,
}: {
  title: string;
  saving: Saving;
  /** Undefined for what is not there yet. */
  removal: { label: string; onRemove: () => void } | undefined;
  onClose: () => void;
  children: ReactNode;
}) {
  const form = useId();
  return (
    <Sheet
      title={title}
      onClose={onClose}
      footer={
        <>
          {removal !== undefined && (
            <Button look="danger" className="mr-auto" onClick={removal.onRemove}>
              <Trash2 aria-hidden className="size-5" />
              {removal.label}
            </Button>
          )}
          <Button look="filled" type="submit" form={form} disabled={saving.isPending}>
            {saving.isPending ? strings.common.saving : strings.common.save}
          </Button>
        </>
      }
    >
      <form
        id={form}
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          saving.mutate();
        }}
      >
        {children}
        {saving.error !== null && <Refusal error={saving.error} />}
      </form>
    </Sheet>
  );
}
