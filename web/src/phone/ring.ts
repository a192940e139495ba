/** Rings until it is stopped: loud for a call, a soft beep for a second one while somebody talks. */
export function ring(how: 'loud' | 'beep'): () => void {
  const context = new AudioContext();
  const sound = how === 'loud' ? () => burst(context) : () => beep(context);
  // Without a touch of the page before, browsers keep it silent; the screen and the notification still show the call.
  context.resume().catch(() => undefined);
  sound();
  const again = setInterval(sound, how === 'loud' ? 3_000 : 5_000);
  const shaking = how === 'loud' ? shake() : undefined;
  return () => {
    clearInterval(again);
    clearInterval(shaking);
    if (how === 'loud') vibrate(0);
    void context.close();
  };
}

function burst(context: AudioContext): void {
  for (const start of [0, 0.6]) for (const hertz of [587, 740]) tone(context, hertz, start, 0.4, 0.12);
}

const beep = (context: AudioContext) => tone(context, 440, 0, 0.25, 0.06);

function tone(context: AudioContext, frequency: number, start: number, seconds: number, level: number): void {
  const from = context.currentTime + start;
  const volume = new GainNode(context, { gain: 0 });
  volume.gain.setTargetAtTime(level, from, 0.02);
  volume.gain.setTargetAtTime(0, from + seconds, 0.04);
  const source = new OscillatorNode(context, { frequency });
  source.connect(volume).connect(context.destination);
  source.start(from);
  source.stop(from + seconds + 0.3);
}

function shake(): ReturnType<typeof setInterval> {
  const pattern = () => vibrate([400, 200, 400]);
  pattern();
  return setInterval(pattern, 3_000);
}

function vibrate(pattern: VibratePattern): void {
  if ('vibrate' in navigator) navigator.vibrate(pattern);
}
