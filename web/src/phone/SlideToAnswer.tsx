import { ChevronsRight, Phone } from 'lucide-react';
import { useRef, useState, type PointerEvent } from 'react';
import { strings } from '../strings';
import { cn } from '../ui/class-names';

/** How much of the way counts: less was the pocket, or somebody who thought better of it. */
const ENOUGH = 0.7;

/** Answers when the knob is slid to the end, so that a touch alone does not; a key does. */
export function SlideToAnswer({ className, onAnswer }: { className?: string; onAnswer: () => void }) {
  const track = useRef<HTMLButtonElement>(null);
  const began = useRef<number>(undefined);
  const [slid, setSlid] = useState(0);

  const share = ({ clientX }: PointerEvent) => {
    const { width = 1, height = 0 } = track.current?.getBoundingClientRect() ?? {};
    return Math.min(1, Math.max(0, (clientX - (began.current ?? clientX)) / (width - height)));
  };
  const end = (event: PointerEvent, answers: boolean) => {
    const enough = answers && began.current !== undefined && share(event) >= ENOUGH;
    began.current = undefined;
    setSlid(0);
    if (enough) onAnswer();
  };
  return (
    <button
      ref={track}
      type="button"
      // A key is a click without a pointer.
      onClick={({ detail }) => detail === 0 && onAnswer()}
      onPointerDown={(event) => {
        began.current = event.clientX;
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={(event) => began.current !== undefined && setSlid(share(event))}
      onPointerUp={(event) => end(event, true)}
      onPointerCancel={(event) => end(event, false)}
      className={cn(
        'relative flex h-16 w-full touch-none items-center justify-center rounded-full bg-accent-soft px-18 font-semibold text-accent-ink select-none',
        className,
      )}
    >
      <span
        aria-hidden
        style={{ left: `calc(${String(slid)} * (100% - 4rem))` }}
        className={cn(
          'absolute inset-y-0 flex w-16 items-center justify-center rounded-full bg-accent text-on-accent',
          slid === 0 && 'transition-[left] duration-150 motion-reduce:transition-none',
        )}
      >
        <Phone className="size-6" />
      </span>
      {strings.phone.slideToAnswer}
      <ChevronsRight aria-hidden className="absolute right-5 size-5" />
    </button>
  );
}
