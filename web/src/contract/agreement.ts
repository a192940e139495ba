import type * as z from 'zod/mini';
import type * as models from './models';
import type { components } from './openapi';

// A compile-time check only: when contracts/openapi.yaml and the parsers disagree, this file stops compiling.
type Schemas = components['schemas'];
type Parsed<Key extends keyof typeof models> = z.output<Extract<(typeof models)[Key], z.ZodMiniType>>;

type Flat<T> = T extends (infer Item)[] ? Flat<Item>[] : T extends object ? { [Key in keyof T]: Flat<T[Key]> } : T;
// Two generic functions are only assignable to one another when the types they compare with are identical. Written out
// in one piece: behind an alias the compiler would compare A with B by variance, and let additions through.
/* eslint-disable @typescript-eslint/no-unnecessary-type-parameters */
type Same<A, B> =
  (<T>() => T extends Flat<A> ? 1 : 2) extends <T>() => T extends Flat<B> ? 1 : 2 ? true : { parsed: A; contract: B };
/* eslint-enable @typescript-eslint/no-unnecessary-type-parameters */

// `required` of an allOf's second part does not reach properties of its first part in the generated types.
type FaqOfContract = Omit<Schemas['Faq'], 'phrasings'> & { phrasings: string[] };

type Agreed<Checks extends Record<string, true>> = Checks;

export type Agreement = Agreed<{
  problem: Same<Parsed<'problemSchema'>, Schemas['Problem']>;
  session: Same<Parsed<'sessionSchema'>, Schemas['Session']>;
  profile: Same<Parsed<'profileSchema'>, Schemas['Profile']>;
  verifiedEmail: Same<Parsed<'verifiedEmailSchema'>, Schemas['VerifiedEmail']>;
  invitationOffer: Same<Parsed<'invitationOfferSchema'>, Schemas['InvitationOffer']>;
  sessions: Same<Parsed<'sessionListSchema'>, Schemas['SessionList']>;
  secondFactor: Same<Parsed<'secondFactorSchema'>, Schemas['SecondFactor']>;
  secondFactorSecret: Same<Parsed<'secondFactorSecretSchema'>, Schemas['SecondFactorSecret']>;
  recoveryCodes: Same<Parsed<'recoveryCodesSchema'>, Schemas['RecoveryCodes']>;
  passkeys: Same<Parsed<'passkeyListSchema'>, Schemas['PasskeyList']>;
  preferences: Same<Parsed<'preferencesSchema'>, Schemas['Preferences']>;
  pushKey: Same<Parsed<'pushKeySchema'>, Schemas['PushKey']>;
  devices: Same<Parsed<'deviceListSchema'>, Schemas['DeviceList']>;
  workspace: Same<Parsed<'workspaceSchema'>, Schemas['Workspace']>;
  members: Same<Parsed<'memberListSchema'>, Schemas['MemberList']>;
  invitations: Same<Parsed<'invitationListSchema'>, Schemas['InvitationList']>;
  audit: Same<Parsed<'auditPageSchema'>, Schemas['AuditPage']>;
  recordings: Same<
    Parsed<'recordingListSchema'>['items'][number],
    Pick<
      Schemas['Recording'],
      'id' | 'kind' | 'state' | 'startedAt' | 'durationMs' | 'transcript' | 'heardAt' | 'expiresAt'
    >
  >;
  callSettings: Same<Parsed<'callSettingsSchema'>, Schemas['CallSettings']>;
  numbers: Same<Parsed<'phoneNumberListSchema'>, Schemas['PhoneNumberList']>;
  numberOffers: Same<Parsed<'numberOfferListSchema'>, Schemas['NumberOfferList']>;
  numberOrders: Same<Parsed<'numberOrderListSchema'>, Schemas['NumberOrderList']>;
  departments: Same<Parsed<'departmentListSchema'>, Schemas['DepartmentList']>;
  routing: Same<Parsed<'routingRulesListSchema'>, Schemas['RoutingRulesList']>;
  routingDecision: Same<Parsed<'routingDecisionSchema'>, Schemas['RoutingDecision']>;
  contact: Same<Parsed<'contactSchema'>, Schemas['Contact']>;
  contactPage: Same<Parsed<'contactPageSchema'>, Schemas['ContactPage']>;
  contactImport: Same<Parsed<'contactImportSchema'>, Schemas['ContactImport']>;
  call: Same<Parsed<'callSchema'>, Schemas['Call']>;
  callPage: Same<Parsed<'callPageSchema'>, Schemas['CallPage']>;
  callDetail: Same<Parsed<'callDetailSchema'>, Schemas['CallDetail']>;
  softphone: Same<Parsed<'softphoneSchema'>, Schemas['Softphone']>;
  turn: Same<Parsed<'turnSchema'>, Schemas['Turn']>;
  receptionist: Same<Parsed<'receptionistSchema'>, Schemas['Receptionist']>;
  faq: Same<Parsed<'faqSchema'>, FaqOfContract>;
  answer: Same<Parsed<'answerSchema'>, Schemas['Answer']>;
  template: Same<Parsed<'templateSchema'>, Schemas['Template']>;
  text: Same<Parsed<'textSchema'>, Schemas['Text']>;
  ticket: Same<Parsed<'ticketSchema'>, Schemas['Ticket']>;
}>;
