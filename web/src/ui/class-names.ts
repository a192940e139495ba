import { extendTailwindMerge } from 'tailwind-merge';

/** Later classes win over earlier ones that set the same thing. */
export const cn = extendTailwindMerge({ extend: { theme: { spacing: ['target'] } } });
