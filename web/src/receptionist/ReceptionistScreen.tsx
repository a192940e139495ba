import { useNavigate, useSearch } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useMay } from '../may';
import { strings } from '../strings';
import { cn } from '../ui/class-names';
import { Screen } from '../ui/Screen';
import { ScreenAction } from '../ui/ScreenAction';
import { Segmented } from '../ui/Segmented';
import { FaqList } from './FaqList';
import { FaqSheet } from './FaqSheet';
import { Introduction } from './Introduction';
import { TryIt } from './TryIt';

const TABS = [
  { value: 'faq', label: 'faqs' },
  { value: 'try', label: 'tryIt' },
  { value: 'introduction', label: 'introduction' },
] as const;

/** What it knows, and beside it (on a phone: one tab further) a conversation that shows how it uses that. */
export function ReceptionistScreen() {
  const { tab = 'faq', faq, question } = useSearch({ from: '/receptionist' });
  const navigate = useNavigate({ from: '/receptionist' });
  const mayEdit = useMay('editFaqs');
  const keptTab = tab === 'faq' ? {} : { tab };
  const open = (id: string) => void navigate({ search: { ...keptTab, faq: id } });
  return (
    <div className="flex h-full">
      <Screen
        className="mx-auto w-full max-w-3xl min-w-0 flex-1"
        title={strings.receptionist.title}
        filled={tab === 'try'}
        action={
          mayEdit && (
            <ScreenAction
              icon={<Plus aria-hidden className="size-5" />}
              label={strings.receptionist.newFaq}
              onClick={() => open('new')}
            />
          )
        }
        top={
          <Segmented
            label={strings.receptionist.title}
            choices={TABS.map(({ value, label }) => ({ value, label: strings.receptionist[label] }))}
            value={tab}
            onChange={(value) => void navigate({ search: value === 'faq' ? {} : { tab: value }, replace: true })}
          />
        }
      >
        {tab === 'faq' && <FaqList onOpen={open} />}
        {tab === 'introduction' && <Introduction />}
        {tab === 'try' && <TryIt />}
      </Screen>
      <aside
        aria-label={strings.receptionist.tryIt}
        className={cn('hidden w-96 shrink-0 flex-col border-l border-line bg-card', tab !== 'try' && 'xl:flex')}
      >
        {tab !== 'try' && (
          <>
            <h2 className="px-4 pt-6 text-lg font-semibold">{strings.receptionist.tryIt}</h2>
            <div className="min-h-0 flex-1">
              <TryIt />
            </div>
          </>
        )}
      </aside>
      {faq !== undefined && (
        <FaqSheet key={faq} id={faq} question={question ?? ''} onClose={() => void navigate({ search: keptTab })} />
      )}
    </div>
  );
}
