import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Plus, SendHorizontal, Trash2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { describeError } from '../api/failure';
import { SourceChip } from '../call/Bubble';
import type { Answer } from '../contract/models';
import { useMay } from '../may';
import { createStore, useStore } from '../store';
import { strings } from '../strings';
import { IconButton } from '../ui/Button';
import { ask, faqsQuery } from './queries';

type Line =
  | { kind: 'asked'; text: string }
  | { kind: 'answered'; question: string; answer: Answer }
  | { kind: 'failed'; text: string };

/** Outside React, so that opening the FAQ behind an answer does not lose the conversation. */
const conversation = createStore<readonly Line[]>([]);

export function TryIt() {
  const lines = useStore(conversation);
  const [question, setQuestion] = useState('');
  const end = useRef<HTMLDivElement>(null);
  const asking = useMutation({
    mutationFn: ask,
    onMutate: (text) => conversation.set((now) => [...now, { kind: 'asked', text }]),
    onSuccess: (answer, text) => conversation.set((now) => [...now, { kind: 'answered', question: text, answer }]),
    onError: (error) => {
      const { title, detail } = describeError(error);
      conversation.set((now) => [...now, { kind: 'failed', text: `${title} ${detail}` }]);
    },
  });
  useEffect(() => {
    end.current?.scrollIntoView({ block: 'nearest' });
  }, [lines, asking.isPending]);

  function put(text: string) {
    if (text === '' || asking.isPending) return;
    setQuestion('');
    asking.mutate(text);
  }

  return (
    <div className="flex h-full min-h-0 flex-col">
      <div className="flex min-h-target items-center gap-2 px-4 py-2">
        <p className="flex-1 text-sm text-ink-soft">{strings.receptionist.tryHint}</p>
        {lines.length > 0 && (
          <IconButton label={strings.receptionist.startOver} onClick={() => conversation.set([])}>
            <Trash2 aria-hidden className="size-5" />
          </IconButton>
        )}
      </div>
      <div role="log" aria-label={strings.receptionist.tryIt} className="min-h-0 flex-1 overflow-y-auto px-4 py-2">
        {lines.length === 0 && <Suggestions onPick={put} />}
        <ol className="flex flex-col gap-3">
          {lines.map((line, index) => (
            <OneLine key={index} line={line} />
          ))}
        </ol>
        {asking.isPending && (
          <p role="status" className="animate-pulse-slow py-3 text-right text-sm text-ink-soft">
            {strings.receptionist.thinking}
          </p>
        )}
        <div ref={end} />
      </div>
      <form
        className="flex items-center gap-2 border-t border-line bg-card px-4 py-3"
        onSubmit={(event) => {
          event.preventDefault();
          put(question.trim());
        }}
      >
        <input
          aria-label={strings.receptionist.ask}
          placeholder={strings.receptionist.ask}
          maxLength={500}
          value={question}
          onChange={(event) => setQuestion(event.target.value)}
          className="min-h-target min-w-0 flex-1 rounded-full border border-line-strong bg-card px-4 py-2"
        />
        <IconButton
          label={strings.receptionist.askButton}
          type="submit"
          className="bg-accent text-on-accent hover:bg-accent-press hover:text-on-accent"
        >
          <SendHorizontal aria-hidden className="size-5" />
        </IconButton>
      </form>
    </div>
  );
}

/** Nothing asked yet: a few questions it should know, one tap away. */
function Suggestions({ onPick }: { onPick: (question: string) => void }) {
  const known = useQuery(faqsQuery).data?.filter(({ active }) => active) ?? [];
  return (
    <ul className="flex flex-col items-start gap-2">
      {known.slice(0, 3).map(({ id, question }) => (
        <li key={id} className="max-w-full">
          <button
            type="button"
            onClick={() => onPick(question)}
            className="min-h-target rounded-2xl border border-line bg-card px-4 py-2 text-left text-accent-ink hover:bg-muted"
          >
            {question}
          </button>
        </li>
      ))}
    </ul>
  );
}

function OneLine({ line }: { line: Line }) {
  switch (line.kind) {
    case 'asked':
      return <li className="max-w-[86%] self-start rounded-2xl rounded-bl-md bg-muted px-4 py-2.5">{line.text}</li>;
    case 'failed':
      return (
        <li role="alert" className="self-stretch rounded-2xl bg-danger-soft px-4 py-3 text-sm text-danger">
          {line.text}
        </li>
      );
    case 'answered':
      return <Answered question={line.question} answer={line.answer} />;
  }
}

function Answered({ question, answer }: { question: string; answer: Answer }) {
  const mayTeach = useMay('editFaqs');
  return (
    <li className="flex max-w-[86%] flex-col items-end gap-1 self-end">
      <p className="rounded-2xl rounded-br-md bg-accent-soft px-4 py-2.5 wrap-break-word">{answer.text}</p>
      <p className="px-1 text-xs text-ink-soft">
        {strings.receptionist.kind[answer.kind]} ·{' '}
        <span className="tabular-nums">{strings.receptionist.confidence(Math.round(answer.confidence * 100))}</span>
      </p>
      {answer.source !== undefined && <SourceChip source={answer.source} />}
      {answer.kind === 'unknown' && mayTeach && (
        <Link
          to="/receptionist"
          search={{ faq: 'new', question }}
          className="flex min-h-target items-center gap-1 rounded-full px-2 text-sm font-medium text-accent-ink hover:bg-muted"
        >
          <Plus aria-hidden className="size-4" />
          {strings.receptionist.teach}
        </Link>
      )}
    </li>
  );
}
