import type { Language } from '../contract/models';

export const settings = {
  title: 'Settings',
  sections: 'Sections',
  section: {
    you: 'You',
    security: 'Security',
    notifications: 'Notifications',
    team: 'Team',
    business: 'Business',
    numbers: 'Phone numbers',
    audit: 'Audit',
    recording: 'Recording and voicemail',
  },
  about: {
    you: 'Name, picture, language, quiet hours',
    security: 'Password, second factor, sign-ins',
    notifications: 'What you are told of, and where',
    team: 'Who works here',
    business: 'Name',
    numbers: 'Of the business, departments, your own',
    audit: 'Who did what',
    recording: 'Consent, greeting, how long it is kept',
  },
  readOnly: 'Your role lets you read this. An admin can change it.',
  profile: 'Profile',
  fullName: 'Name',
  phone: 'Phone that rings when you take over',
  phoneVerified: 'Confirmed by a code.',
  phoneUnverified: 'Not confirmed yet.',
  businessName: 'Business name',
  signedInAs: (email: string) => `Signed in as ${email}`,
  theme: 'Appearance',
  themes: { system: 'System', light: 'Light', dark: 'Dark' },
  keyboard: 'Keyboard',
  showKeys: 'Show all keys',
  signOut: 'Log out',
  signOutHint: 'What this device kept for offline reading is removed.',
} as const;

export const picture = {
  title: 'Picture',
  of: (name: string) => `Picture of ${name}`,
  choose: 'Choose a picture',
  other: 'Choose another',
  use: 'Use this picture',
  hint: 'PNG, JPEG or WebP up to 1 MB. It is cut to a square around its middle.',
  tooLarge: 'That picture is larger than 1 MB. Choose a smaller one.',
  wrongKind: 'That is not a PNG, JPEG or WebP picture.',
  remove: 'Remove',
  removeAsk: 'Remove your picture? Your initials are shown instead.',
  preview: 'How it will look',
} as const;

export const preferences = {
  title: 'Language and quiet hours',
  language: 'Language',
  languages: { en: 'English', es: 'Español' } satisfies Record<Language, string>,
  timeZone: 'Time zone',
  quiet: 'Do not disturb',
  quietOn: 'Neither ring nor notify me at these hours',
  from: 'From',
  until: 'Until',
  pastMidnight: 'Ends on the next day.',
  days: 'Beginning on',
  day: {
    monday: 'Monday',
    tuesday: 'Tuesday',
    wednesday: 'Wednesday',
    thursday: 'Thursday',
    friday: 'Friday',
    saturday: 'Saturday',
    sunday: 'Sunday',
  },
} as const;

export const business = { title: 'Business', save: 'Save' } as const;
