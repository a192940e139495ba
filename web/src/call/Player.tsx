import { useMutation } from '@tanstack/react-query';
import { Pause, Play } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { requestFile } from '../api/request';
import { useAddressOf } from '../settings/Avatar';
import { strings } from '../strings';
import { Button, IconButton } from '../ui/Button';
import { Refusal } from '../ui/States';

const SPEEDS = [1, 1.5, 2] as const;

/** Plays a recording. The sound is fetched as the member when it is first wanted: no token is ever part of an address. */
export function Player({
  path,
  label,
  lengthMs,
  onPlay,
}: {
  path: string;
  label: string;
  lengthMs: number;
  onPlay: () => void;
}) {
  const audio = useRef<HTMLAudioElement>(null);
  const [playing, setPlaying] = useState(false);
  const [at, setAt] = useState(0);
  const [speed, setSpeed] = useState<(typeof SPEEDS)[number]>(1);
  const fetching = useMutation({ mutationFn: () => requestFile(path) });
  const address = useAddressOf(fetching.data);
  const length = lengthMs / 1000;

  useEffect(() => {
    if (address !== undefined) void audio.current?.play();
  }, [address]);
  useEffect(() => {
    if (audio.current !== null) audio.current.playbackRate = speed;
  }, [speed, address]);

  const toggle = () => {
    if (address === undefined) {
      onPlay();
      fetching.mutate();
    } else if (playing) audio.current?.pause();
    else void audio.current?.play();
  };
  return (
    <div role="group" aria-label={strings.recordings.player(label)} className="flex flex-col gap-2">
      <div className="flex items-center gap-2">
        <IconButton
          label={playing ? strings.recordings.pause : strings.recordings.play}
          className="bg-accent text-on-accent hover:bg-accent-press hover:text-on-accent"
          disabled={fetching.isPending}
          onClick={toggle}
        >
          {playing ? <Pause aria-hidden className="size-5" /> : <Play aria-hidden className="size-5" />}
        </IconButton>
        <input
          type="range"
          aria-label={strings.recordings.position}
          aria-valuetext={strings.recordings.of(clock(at), clock(length))}
          className="h-target min-w-0 flex-1 accent-accent"
          min={0}
          max={Math.max(length, 0.1)}
          step={0.1}
          value={Math.min(at, length)}
          disabled={address === undefined}
          onChange={(event) => {
            const to = Number(event.target.value);
            setAt(to);
            if (audio.current !== null) audio.current.currentTime = to;
          }}
        />
        <span className="shrink-0 text-sm text-ink-soft tabular-nums">
          {clock(at)} / {clock(length)}
        </span>
        <Button
          className="px-3"
          aria-label={strings.recordings.speed(speed)}
          onClick={() => setSpeed(SPEEDS[(SPEEDS.indexOf(speed) + 1) % SPEEDS.length] ?? 1)}
        >
          {speed}×
        </Button>
      </div>
      {fetching.isError && <Refusal error={fetching.error} />}
      {/* What was said stands beside it in words, as soon as the carrier has written it down. */}
      {address !== undefined && (
        // eslint-disable-next-line jsx-a11y/media-has-caption
        <audio
          ref={audio}
          src={address}
          onPlay={() => setPlaying(true)}
          onPause={() => setPlaying(false)}
          onEnded={() => setPlaying(false)}
          onTimeUpdate={(event) => setAt(event.currentTarget.currentTime)}
        />
      )}
    </div>
  );
}

function clock(seconds: number): string {
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}
