import { useQuery } from '@tanstack/react-query';
import { BookOpen, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import type { Faq } from '../contract/models';
import { useMay } from '../may';
import { strings } from '../strings';
import { Button } from '../ui/Button';
import { Search } from '../ui/Search';
import { Empty, Read } from '../ui/States';
import { faqsQuery } from './queries';

export function FaqList({ onOpen }: { onOpen: (id: string) => void }) {
  const query = useQuery(faqsQuery);
  const [search, setSearch] = useState('');
  const mayEdit = useMay('editFaqs');
  const found = query.data?.filter((faq) => mentions(faq, search)) ?? [];
  return (
    <Read query={query}>
      {query.data?.length === 0 ? (
        <Empty
          icon={<BookOpen className="size-7" />}
          title={strings.receptionist.emptyTitle}
          action={mayEdit && <Button onClick={() => onOpen('new')}>{strings.receptionist.newFaq}</Button>}
        >
          <p>{strings.receptionist.empty}</p>
        </Empty>
      ) : (
        <div className="flex flex-col gap-3 px-4">
          <Search label={strings.receptionist.search} value={search} onChange={setSearch} />
          {found.length === 0 ? (
            <p role="status" className="px-4 py-10 text-center text-ink-soft">
              {strings.receptionist.nothingFound(search)}
            </p>
          ) : (
            <ul
              aria-label={strings.receptionist.faqs}
              className="divide-y divide-line overflow-hidden rounded-2xl bg-card ring-1 ring-line"
            >
              {found.map((faq) => (
                <li key={faq.id}>
                  <FaqRow faq={faq} onOpen={onOpen} />
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
    </Read>
  );
}

function FaqRow({ faq, onOpen }: { faq: Faq; onOpen: (id: string) => void }) {
  return (
    <button
      type="button"
      data-row
      onClick={() => onOpen(faq.id)}
      className="flex min-h-14 w-full items-center gap-3 px-4 py-3 text-left -outline-offset-2 hover:bg-muted/60"
    >
      <span className="flex min-w-0 flex-1 flex-col gap-0.5">
        <span className="flex items-center gap-2">
          <span className="min-w-0 font-semibold wrap-break-word">{faq.question}</span>
          {!faq.active && (
            <span className="shrink-0 rounded-full bg-muted px-2 py-0.5 text-xs font-medium text-ink-soft">
              {strings.receptionist.inactive}
            </span>
          )}
        </span>
        <span className="line-clamp-2 text-ink-soft">{faq.answer}</span>
      </span>
      <ChevronRight aria-hidden className="size-5 shrink-0 text-ink-soft" />
    </button>
  );
}

function mentions(faq: Faq, search: string): boolean {
  const wanted = search.trim().toLowerCase();
  return [faq.question, faq.answer, faq.category ?? '', ...faq.phrasings].some((words) =>
    words.toLowerCase().includes(wanted),
  );
}
