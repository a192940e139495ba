import { SignalHigh, SignalLow, SignalMedium, VolumeX } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { strings } from '../strings';
import { cn } from '../ui/class-names';
import { NOTHING, qualityOf, soundOf, type Counted, type Quality } from './quality';
import { softphone } from './telephone';

const SHAPES = { good: SignalHigh, fair: SignalMedium, poor: SignalLow, none: VolumeX } as const;
const LOOK_EVERY_MS = 2_000;

/** How the sound is, in words, from what the browser measures. */
export function QualityNote({ line }: { line: string }) {
  const quality = useQuality(line);
  if (quality === undefined) return null;
  const Shape = SHAPES[quality];
  return (
    <p className={cn('flex items-center gap-1.5', (quality === 'poor' || quality === 'none') && 'text-danger')}>
      <Shape aria-hidden className="size-4 shrink-0" />
      {strings.phone.quality[quality]}
    </p>
  );
}

function useQuality(line: string): Quality | undefined {
  const [quality, setQuality] = useState<Quality>();
  const before = useRef<Counted>(undefined);
  useEffect(() => {
    before.current = undefined;
    const look = async () => {
      const now = soundOf((await softphone.stats(line)) ?? new Map(), before.current);
      before.current = now?.counted ?? NOTHING;
      if (now !== undefined) setQuality(qualityOf(now.sound));
    };
    const timer = setInterval(() => void look().catch(() => undefined), LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [line]);
  return quality;
}
