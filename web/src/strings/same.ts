/** The words of `Original` in another language: the same keys, and parts for the same blanks. */
export type Same<Original> = Original extends string
  ? string
  : Original extends (...parts: infer Parts) => string
    ? (...parts: Parts) => string
    : { readonly [Key in keyof Original]: Same<Original[Key]> };
