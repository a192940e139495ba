import { useQuery } from '@tanstack/react-query';
import { useMay } from '../may';
import { strings } from '../strings';
import { Sheet } from '../ui/Sheet';
import { Read } from '../ui/States';
import { FaqEditor } from './FaqEditor';
import { faqsQuery } from './queries';

/** The editor for the answer that the address names; a link from a call leads here. */
export function FaqSheet({ id, question, onClose }: { id: string; question: string; onClose: () => void }) {
  const query = useQuery(faqsQuery);
  const mayEdit = useMay('editFaqs');
  if (id === 'new' && mayEdit) return <FaqEditor faq={undefined} question={question} onClose={onClose} />;
  const faq = query.data?.find((one) => one.id === id);
  if (faq !== undefined && !mayEdit) {
    return (
      <Sheet title={faq.question} onClose={onClose}>
        <p className="wrap-break-word">{faq.answer}</p>
        <p className="pt-4 text-sm text-ink-soft">{strings.settings.readOnly}</p>
      </Sheet>
    );
  }
  if (faq !== undefined) return <FaqEditor faq={faq} question={faq.question} onClose={onClose} />;
  return (
    <Sheet title={strings.receptionist.editFaq} onClose={onClose}>
      <Read query={query} rows={3}>
        <p>{strings.receptionist.gone}</p>
      </Read>
    </Sheet>
  );
}
