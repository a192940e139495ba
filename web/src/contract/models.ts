import * as z from 'zod/mini';

// Everything from the network passes through here. Types generated from contracts/openapi.yaml are held against these
// in agreement.ts, so the two cannot drift apart unseen.

// zod compiles parsers with `new Function` where it may; the content security policy forbids it, so do not even try.
z.config({ jitless: true });

const optional = z.exactOptional;

export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  detail: optional(z.string()),
  instance: optional(z.string()),
  current: optional(z.string()),
  errors: optional(z.array(z.object({ field: z.string(), message: z.string() }))),
});
export type Problem = z.output<typeof problemSchema>;

export const sessionSchema = z.object({
  accessToken: z.string(),
  expiresAt: z.string(),
  refreshToken: optional(z.string()),
});

const roleSchema = z.enum(['owner', 'admin', 'agent', 'viewer']);
export type Role = z.output<typeof roleSchema>;
const invitedRoleSchema = z.enum(['admin', 'agent', 'viewer']);
export type InvitedRole = z.output<typeof invitedRoleSchema>;

export const profileSchema = z.object({
  userId: z.string(),
  workspaceId: z.string(),
  email: z.string(),
  emailVerified: z.boolean(),
  fullName: z.string(),
  phone: z.string(),
  phoneVerified: z.boolean(),
  businessName: z.string(),
  role: roleSchema,
  avatar: optional(z.string()),
});
export type Profile = z.output<typeof profileSchema>;

export const verifiedEmailSchema = z.object({ email: z.string() });

export const invitationOfferSchema = z.object({
  businessName: z.string(),
  email: z.string(),
  role: invitedRoleSchema,
});
export type InvitationOffer = z.output<typeof invitationOfferSchema>;

const signInSchema = z.object({
  id: z.string(),
  device: z.string(),
  address: z.string(),
  city: optional(z.string()),
  startedAt: z.string(),
  lastSeenAt: z.string(),
  current: z.boolean(),
});
export type SignIn = z.output<typeof signInSchema>;
export const sessionListSchema = z.object({ items: z.array(signInSchema) });

export const secondFactorSchema = z.object({ enabled: z.boolean(), recoveryCodesLeft: z.number() });
export type SecondFactor = z.output<typeof secondFactorSchema>;
export const secondFactorSecretSchema = z.object({ secret: z.string(), uri: z.string() });
export type SecondFactorSecret = z.output<typeof secondFactorSecretSchema>;
export const recoveryCodesSchema = z.object({ codes: z.array(z.string()) });

export const passkeySchema = z.object({
  id: z.string(),
  name: z.string(),
  createdAt: z.string(),
  lastUsedAt: optional(z.string()),
});
export type Passkey = z.output<typeof passkeySchema>;
export const passkeyListSchema = z.object({ items: z.array(passkeySchema) });
/** `publicKey` is for the browser, which checks it (WebAuthn Level 3). */
export const passkeyCeremonySchema = z.object({ id: z.string(), publicKey: z.record(z.string(), z.unknown()) });

/** What the product speaks, BCP 47. */
export const LANGUAGES = ['en', 'es'] as const;
export type Language = (typeof LANGUAGES)[number];

export const preferencesSchema = z.object({
  language: z.enum(LANGUAGES),
  timeZone: z.string(),
  notifications: z.object({ incomingCalls: z.boolean(), missedCalls: z.boolean(), texts: z.boolean() }),
  ringDevices: z.array(z.enum(['phone', 'browser'])),
  acceptByKey: z.boolean(),
  doNotDisturb: z.object({
    enabled: z.boolean(),
    from: z.string(),
    until: z.string(),
    days: z.array(z.enum(['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'])),
  }),
});
export type Preferences = z.output<typeof preferencesSchema>;

export const pushKeySchema = z.object({ publicKey: z.string() });
export const deviceSchema = z.object({
  id: z.string(),
  name: z.string(),
  createdAt: z.string(),
  lastNotifiedAt: optional(z.string()),
  current: z.boolean(),
});
export type Device = z.output<typeof deviceSchema>;
export const deviceListSchema = z.object({ items: z.array(deviceSchema) });

export const workspaceSchema = z.object({ id: z.string(), businessName: z.string() });
export type Workspace = z.output<typeof workspaceSchema>;

export const teamMemberSchema = z.object({
  id: z.string(),
  fullName: z.string(),
  email: z.string(),
  role: roleSchema,
  presence: z.enum(['online', 'do-not-disturb', 'offline']),
  avatar: optional(z.string()),
  joinedAt: z.string(),
});
export type TeamMember = z.output<typeof teamMemberSchema>;
export const memberListSchema = z.object({ items: z.array(teamMemberSchema) });

export const invitationSchema = z.object({
  id: z.string(),
  email: z.string(),
  role: invitedRoleSchema,
  invitedBy: z.string(),
  sentAt: z.string(),
  expiresAt: z.string(),
});
export type Invitation = z.output<typeof invitationSchema>;
export const invitationListSchema = z.object({ items: z.array(invitationSchema) });

const auditEntrySchema = z.object({
  id: z.string(),
  at: z.string(),
  actor: z.object({ id: optional(z.string()), name: z.string() }),
  action: z.string(),
  subject: optional(z.string()),
  details: z.record(z.string(), z.string()),
  address: optional(z.string()),
  device: optional(z.string()),
});
export type AuditEntry = z.output<typeof auditEntrySchema>;
export const auditPageSchema = z.object({ items: z.array(auditEntrySchema), next: optional(z.string()) });
export type AuditPage = z.output<typeof auditPageSchema>;

const numberAssigneeSchema = z.object({ memberId: optional(z.string()), departmentId: optional(z.string()) });

export const phoneNumberSchema = z.object({
  id: z.string(),
  kind: z.enum(['business', 'personal']),
  number: z.string(),
  display: z.string(),
  label: optional(z.string()),
  primary: z.boolean(),
  verified: z.boolean(),
  ordered: optional(z.boolean()),
  assignedTo: optional(numberAssigneeSchema),
});
export type PhoneNumber = z.output<typeof phoneNumberSchema>;
const notTakenBackSchema = z.object({ number: z.string(), display: z.string(), since: z.string() });
export const phoneNumberListSchema = z.object({
  items: z.array(phoneNumberSchema),
  notTakenBack: z.array(notTakenBackSchema),
});
export type PhoneNumberList = z.output<typeof phoneNumberListSchema>;

const numberOfferSchema = z.object({
  number: z.string(),
  display: z.string(),
  locality: optional(z.string()),
  region: optional(z.string()),
  monthlyCost: z.string(),
  upfrontCost: z.string(),
  currency: z.string(),
  features: z.array(z.string()),
});
export type NumberOffer = z.output<typeof numberOfferSchema>;
export const numberOfferListSchema = z.object({ items: z.array(numberOfferSchema) });

export const numberOrderSchema = z.object({
  id: z.string(),
  number: z.string(),
  display: z.string(),
  label: optional(z.string()),
  status: z.enum(['pending', 'done', 'failed']),
  failure: optional(
    z.object({
      code: z.enum([
        'number-gone',
        'number-not-searched',
        'no-funds',
        'refused',
        'carrier-down',
        'not-placed',
        'number-taken',
      ]),
      message: z.string(),
    }),
  ),
  createdAt: z.string(),
  finishedAt: optional(z.string()),
});
export type NumberOrder = z.output<typeof numberOrderSchema>;
export const numberOrderListSchema = z.object({ items: z.array(numberOrderSchema) });

export const departmentSchema = z.object({ id: z.string(), name: z.string(), memberIds: z.array(z.string()) });
export type Department = z.output<typeof departmentSchema>;
export const departmentListSchema = z.object({ items: z.array(departmentSchema) });

const openingHoursSchema = z.object({
  timeZone: z.string(),
  week: z.array(
    z.object({
      day: z.enum(['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']),
      from: z.string(),
      to: z.string(),
    }),
  ),
  holidays: z.array(z.object({ date: z.string(), name: z.string() })),
});
export type OpeningHours = z.output<typeof openingHoursSchema>;
export const routingRulesSchema = z.object({
  number: z.string(),
  display: optional(z.string()),
  hours: optional(openingHoursSchema),
  open: z.enum(['ai', 'people']),
  strategy: z.enum(['all', 'in-turn', 'longest-idle']),
  ringSeconds: z.number(),
  unanswered: z.enum(['ai', 'voicemail', 'forward', 'queue']),
  closed: z.enum(['ai', 'voicemail', 'message', 'forward']),
  closedMessage: optional(z.string()),
  forwardTo: optional(z.string()),
  anonymous: z.enum(['as-anybody', 'voicemail', 'reject']),
  vipToPeople: optional(z.boolean()),
});
export type RoutingRules = z.output<typeof routingRulesSchema>;
export const routingRulesListSchema = z.object({ items: z.array(routingRulesSchema) });
export const routingDecisionSchema = z.object({
  first: z.enum(['ai', 'people', 'voicemail', 'message', 'turned-away']),
  because: z.array(
    z.enum(['blocked', 'withheld', 'always-open', 'open', 'closed', 'holiday', 'vip', 'asleep', 'nobody-reachable']),
  ),
  rounds: z.array(
    z.array(
      z.object({
        memberId: z.string(),
        name: z.string(),
        softphone: z.boolean(),
        display: optional(z.string()),
      }),
    ),
  ),
  unanswered: optional(z.enum(['ai', 'voicemail', 'queue'])),
  message: optional(z.string()),
  people: z.array(z.object({ memberId: z.string(), name: z.string(), reachable: z.boolean(), busy: z.boolean() })),
});
export type RoutingDecision = z.output<typeof routingDecisionSchema>;

const contactNumberSchema = z.object({ number: z.string(), display: z.string() });
export const contactSchema = z.object({
  id: z.string(),
  name: z.string(),
  company: optional(z.string()),
  note: optional(z.string()),
  numbers: z.array(contactNumberSchema),
  vip: z.boolean(),
  blocked: z.boolean(),
  updatedAt: z.string(),
});
export type Contact = z.output<typeof contactSchema>;
export const contactPageSchema = z.object({ items: z.array(contactSchema), next: optional(z.string()) });
export const contactImportSchema = z.object({
  added: z.number(),
  updated: z.number(),
  unchanged: z.number(),
  refused: z.array(
    z.object({
      line: z.number(),
      reason: z.enum([
        'no-number',
        'no-name',
        'bad-number',
        'too-many-numbers',
        'too-long',
        'bad-text',
        'two-contacts',
        'limit-reached',
        'unreadable',
      ]),
      message: z.string(),
    }),
  ),
});
export type ContactImport = z.output<typeof contactImportSchema>;

const callContactSchema = z.object({ id: z.string(), name: z.string(), vip: z.boolean(), blocked: z.boolean() });

const noteSchema = z.object({ text: z.string(), version: z.number(), by: z.string(), at: z.string() });
export type Note = z.output<typeof noteSchema>;

const callParticipantSchema = z.object({
  leg: z.number(),
  userId: optional(z.string()),
  number: optional(z.string()),
  invitedBy: optional(z.string()),
  standing: z.enum(['ringing', 'joining', 'joined']),
  muted: z.boolean(),
});
export type CallParticipant = z.output<typeof callParticipantSchema>;

export const callSchema = z.object({
  id: z.string(),
  direction: z.enum(['inbound', 'outbound']),
  from: z.string(),
  fromDisplay: z.string(),
  to: z.string(),
  toDisplay: z.string(),
  status: z.enum(['ringing', 'answered', 'completed', 'missed', 'failed']),
  phase: z.enum([
    'ringing',
    'calling-member',
    'calling',
    'connecting',
    'ai',
    'ringing-human',
    'human',
    'handing-back',
    'announcement',
    'queued',
    'ended',
    'voicemail',
  ]),
  outcome: optional(
    z.enum([
      'handled-by-ai',
      'handled-by-human',
      'abandoned',
      'blocked',
      'unanswered',
      'busy',
      'declined',
      'no-such-number',
      'cancelled',
      'closed',
      'unreachable',
      'failed',
      'voicemail',
    ]),
  ),
  startedAt: z.string(),
  answeredAt: optional(z.string()),
  endedAt: optional(z.string()),
  handledBy: optional(z.string()),
  held: z.boolean(),
  participants: z.array(callParticipantSchema),
  summary: optional(z.string()),
  version: z.number(),
  contact: optional(callContactSchema),
  note: optional(noteSchema),
  tags: z.array(z.string()),
  revision: z.number(),
  recording: optional(z.boolean()),
  message: optional(z.enum(['unheard', 'heard'])),
});
export type Call = z.output<typeof callSchema>;

export const recordingListSchema = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(['voicemail', 'conversation']),
      state: z.enum(['copying', 'kept', 'failed', 'deleted']),
      startedAt: z.string(),
      durationMs: z.number(),
      transcript: optional(z.string()),
      heardAt: optional(z.string()),
      expiresAt: optional(z.string()),
    }),
  ),
});
export type Recording = z.output<typeof recordingListSchema>['items'][number];

export const callSettingsSchema = z.object({
  recordingPolicy: z.enum(['announce', 'one-party', 'never']),
  automatic: z.boolean(),
  announcement: optional(z.string()),
  retentionDays: optional(z.number()),
  voicemailGreeting: optional(z.string()),
  language: optional(z.enum(LANGUAGES)),
  countries: optional(z.array(z.string())),
  allowedCountries: optional(z.array(z.string())),
});
export type CallSettings = z.output<typeof callSettingsSchema>;

export const callPageSchema = z.object({ items: z.array(callSchema), next: optional(z.string()) });
export type CallPage = z.output<typeof callPageSchema>;

export const softphoneSchema = z.object({ host: z.string(), token: z.string(), expiresAt: z.string() });
export type Softphone = z.output<typeof softphoneSchema>;

const sourceSchema = z.object({ faqId: z.string(), question: z.string() });
export type Source = z.output<typeof sourceSchema>;

export const turnSchema = z.object({
  id: z.string(),
  speaker: z.enum(['caller', 'ai', 'human']),
  text: z.string(),
  final: z.boolean(),
  at: z.string(),
  source: optional(sourceSchema),
});
export type Turn = z.output<typeof turnSchema>;

const timelineEntrySchema = z.object({
  at: z.string(),
  event: z.string(),
  userId: optional(z.string()),
  phase: callSchema.shape.phase,
  status: callSchema.shape.status,
  handledBy: optional(z.string()),
});

export const callDetailSchema = z.extend(callSchema, {
  transcript: z.array(turnSchema),
  timeline: z.array(timelineEntrySchema),
});
export type CallDetail = z.output<typeof callDetailSchema>;

export const receptionistSchema = z.object({
  name: z.string(),
  greeting: z.string(),
  businessDescription: z.string(),
});
export type Receptionist = z.output<typeof receptionistSchema>;

export const faqSchema = z.object({
  id: z.string(),
  question: z.string(),
  phrasings: z.array(z.string()),
  answer: z.string(),
  category: optional(z.string()),
  active: z.boolean(),
  updatedAt: z.string(),
});
export const faqListSchema = z.object({ items: z.array(faqSchema) });
export type Faq = z.output<typeof faqSchema>;

export const answerSchema = z.object({
  text: z.string(),
  kind: z.enum(['faq', 'small-talk', 'human', 'unknown', 'farewell']),
  confidence: z.number(),
  source: optional(sourceSchema),
});
export type Answer = z.output<typeof answerSchema>;

export const templateSchema = z.object({
  id: z.string(),
  name: z.string(),
  body: z.string(),
  variables: z.array(z.string()),
});
export const templateListSchema = z.object({ items: z.array(templateSchema) });
export type Template = z.output<typeof templateSchema>;

export const textSchema = z.object({
  id: z.string(),
  callId: optional(z.string()),
  templateId: optional(z.string()),
  from: z.string(),
  to: z.string(),
  toDisplay: z.string(),
  contact: optional(callContactSchema),
  body: z.string(),
  status: z.enum(['pending', 'sent', 'delivered', 'failed']),
  error: optional(z.string()),
  createdAt: z.string(),
});
export const textListSchema = z.object({ items: z.array(textSchema) });
export type Text = z.output<typeof textSchema>;

export const ticketSchema = z.object({ ticket: z.string(), url: z.string(), expiresAt: z.string() });
