import { Types } from 'mongoose';
import { refuse } from './errors.js';

/**
 * The public id of every type of the API: `<prefix>_<ObjectId as 24 hex digits>`, derived from `_id`, so that it is
 * not stored twice and the document is easy to find in the database.
 */
export const ID_PREFIX = {
  User: 'usr',
  UserSession: 'sess',
  SecurityLogEntry: 'slog',
  Post: 'post',
  Comment: 'cmt',
  Tag: 'tag',
  FollowRequest: 'freq',
  Story: 'stry',
  Highlight: 'hlgt',
  Notification: 'ntf',
  Conversation: 'conv',
  Message: 'msg',
  CoinTransaction: 'coin',
  Report: 'rprt',
  ModerationCase: 'mod',
  ModerationAction: 'mact',
  Upload: 'upl',
  DataExport: 'dexp',
  // agents
  Agent: 'agt',
  AgentSubscription: 'asub',
  AgentPersonalization: 'aper',
  ChatSession: 'chat',
  ChatMessage: 'cmsg',
  QuickAction: 'qact',
  ChatFeedback: 'cfb',
  ChatApproval: 'capv',
  // studio
  CanvasProject: 'cnvs',
  CanvasFile: 'cfil',
  CanvasGeneration: 'cgen',
  AIGeneration: 'gen',
  Experiment: 'exp',
  // billing
  Plan: 'plan',
  PlanPrice: 'price',
  CoinPack: 'pack',
  Coupon: 'coup',
  CouponRedemption: 'cred',
  Checkout: 'chk',
  PlatformSubscription: 'psub',
  Invoice: 'inv',
  Payment: 'pay',
  Transaction: 'txn',
  WebhookEvent: 'whev',
  // rewards
  Achievement: 'ach',
  RewardDefinition: 'rwd',
  RewardItem: 'item',
  PointTransaction: 'ptx',
  Favorite: 'fav',
  // community
  CommunityPost: 'cpst',
  Group: 'grp',
  Membership: 'mbr',
  CommunityPostVersion: 'cver',
  GroupInvitation: 'ginv',
  PollOption: 'popt',
  Suggestion: 'sug',
  // calendar
  Event: 'evt',
  EventRegistration: 'ereg',
  // marketplace
  Tool: 'tool',
  ToolVersion: 'tver',
  ToolReview: 'trev',
  // support
  ContactMessage: 'cont',
  Ticket: 'tick',
  TicketMessage: 'tmsg',
  Consultant: 'cslt',
  Consultation: 'cons',
  ConsultationSession: 'cses',
  // hiring
  JobPosting: 'job',
  JobApplication: 'appl',
  // platform
  ApiKey: 'akey',
  WebhookEndpoint: 'wend',
  WebhookDelivery: 'wdel',
  ConfigEntry: 'conf',
  FeatureFlag: 'flag',
  // analytics
  Visitor: 'vstr',
  VisitSession: 'vses',
  PageView: 'pgvw',
  AnalyticsEvent: 'aevt',
} as const;

/** A type of the API that has a global id. */
export type IdType = keyof typeof ID_PREFIX;

const TYPE_OF_PREFIX = new Map(
  Object.entries(ID_PREFIX).map(([type, prefix]) => [prefix as string, type as IdType]),
);
const SHAPE = /^([a-z]{2,5})_([0-9a-f]{24})$/;

/** The public id of a document. */
export function toGlobalId(type: IdType, id: Types.ObjectId): string {
  return `${ID_PREFIX[type]}_${id.toHexString()}`;
}

/** The type and ObjectId of a public id. Null if it is invalid. Reads no database. */
export function readGlobalId(value: string): { type: IdType; id: Types.ObjectId } | null {
  const match = SHAPE.exec(value);
  const type = match && TYPE_OF_PREFIX.get(match[1]!);
  return type ? { type, id: Types.ObjectId.createFromHexString(match[2]!) } : null;
}

/**
 * The ObjectId of a public id of one given type.
 * @throws BAD_USER_INPUT naming `field`, before any database work, for a malformed id or one of another type
 */
export function parseGlobalId(value: string, type: IdType, field: string): Types.ObjectId {
  return parseGlobalIdOf(value, [type], field).id;
}

/** Like `parseGlobalId` for several allowed types (a like's target, for example). */
export function parseGlobalIdOf<T extends IdType>(
  value: string,
  types: readonly T[],
  field: string,
): { type: T; id: Types.ObjectId } {
  const read = readGlobalId(value);
  if (!read) throw refuse.badInput(`This is not an id: ${field} wants ${expected(types)}.`, field);
  if (!types.includes(read.type as T))
    throw refuse.badInput(`${field} wants ${expected(types)}, but this is the id of a ${read.type}.`, field);
  return read as { type: T; id: Types.ObjectId };
}

const expected = (types: readonly IdType[]): string =>
  types.map((type) => `a ${type} id (${ID_PREFIX[type]}_…)`).join(' or ');

/** The formats of the ids of some types, such as `post_…, agt_…`. */
export const wantedIds = (types: readonly IdType[]): string =>
  types.map((type) => `${ID_PREFIX[type]}_…`).join(', ');
