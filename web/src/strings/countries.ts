export const countries = {
  title: 'Where calls may go',
  why: 'Members may call, pass callers on to, add and forward to telephones in these countries only. What a stolen sign-in can cost is bounded by it.',
  add: 'Allow another country',
  choose: 'Choose a country',
  remove: (country: string) => `Do not allow ${country}`,
  none: 'None: nobody can be called.',
  usual: 'Back to the usual: your numbers’ countries, the United States and Canada',
} as const;
