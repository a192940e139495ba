import { strings } from '../strings';
import { pieces } from './template';

/** The text as it will arrive, with blanks still to fill marked. */
export function Preview({ body, values }: { body: string; values: Record<string, string> }) {
  return (
    <section aria-label={strings.messages.preview} className="flex flex-col gap-1.5">
      <h3 className="text-sm font-medium">{strings.messages.preview}</h3>
      <p className="self-end rounded-2xl rounded-br-md bg-accent-soft px-4 py-2.5 wrap-break-word whitespace-pre-wrap">
        {pieces(body, values).map((piece, index) =>
          piece.kind === 'words' ? (
            <span key={index}>{piece.text}</span>
          ) : piece.value === '' ? (
            <span key={index} className="rounded border border-dashed border-line-strong px-1 text-accent-ink">
              {piece.name}
            </span>
          ) : (
            <strong key={index} className="font-semibold">
              {piece.value}
            </strong>
          ),
        )}
      </p>
    </section>
  );
}
