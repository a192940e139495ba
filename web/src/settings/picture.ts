const MOST_BYTES = 1_000_000;
const KINDS = ['image/png', 'image/jpeg', 'image/webp'];

/** Why a file will not do as a picture, before it is sent; undefined if it may. */
export function pictureFault({ type, size }: { type: string; size: number }): 'wrongKind' | 'tooLarge' | undefined {
  if (!KINDS.includes(type)) return 'wrongKind';
  return size > MOST_BYTES ? 'tooLarge' : undefined;
}
