import { useQuery } from '@tanstack/react-query';
import { ChevronRight, NotepadText } from 'lucide-react';
import type { Template } from '../contract/models';
import { useMay } from '../may';
import { strings } from '../strings';
import { Button } from '../ui/Button';
import { Empty, Read } from '../ui/States';
import { templatesQuery } from './queries';

export function TemplateList({ onOpen }: { onOpen: (template: Template | undefined) => void }) {
  const query = useQuery(templatesQuery);
  const mayEdit = useMay('editTemplates');
  return (
    <Read query={query}>
      {query.data?.length === 0 ? (
        <Empty
          icon={<NotepadText className="size-7" />}
          title={strings.messages.noTemplatesTitle}
          action={mayEdit && <Button onClick={() => onOpen(undefined)}>{strings.messages.newTemplate}</Button>}
        >
          <p>{strings.messages.noTemplates}</p>
        </Empty>
      ) : (
        <ul className="mx-4 divide-y divide-line overflow-hidden rounded-2xl bg-card ring-1 ring-line">
          {query.data?.map((template) => (
            <li key={template.id}>
              <button
                type="button"
                data-row
                disabled={!mayEdit}
                onClick={() => onOpen(template)}
                className="flex min-h-14 w-full items-center gap-3 px-4 py-3 text-left -outline-offset-2 enabled:hover:bg-muted/60"
              >
                <span className="flex min-w-0 flex-1 flex-col gap-0.5">
                  <span className="font-semibold">{template.name}</span>
                  <span className="line-clamp-2 text-ink-soft">{template.body}</span>
                </span>
                {mayEdit && <ChevronRight aria-hidden className="size-5 shrink-0 text-ink-soft" />}
              </button>
            </li>
          ))}
        </ul>
      )}
    </Read>
  );
}
