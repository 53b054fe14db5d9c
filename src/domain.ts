import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { Config } from './config.js';
import type { Lane, Reactor } from './events/lane.js';
import type { TopicBus, TopicKind, Topics } from './events/topics.js';
import type { DomainEvent, EventType } from './events/types.js';
import type { DemoSeeder } from './import/demo/seeder.js';
import type { JobDefinition } from './jobs/job.js';
import type { JobTools } from './jobs/jobs.js';
import type { Intent } from './reactors/notifications/intent.js';
import type { FetchNode, NodeRows } from './resolvers/node-types.js';
import type { IdType } from './schema/ids.js';
import type { PaymentPurpose } from './models/billing/index.js';
import type { NotificationType } from './models/social/index.js';
import type { TargetRow } from './rules/target.js';
import type { NotificationKind } from './services/social/notification-words/words.js';
import type { RollupDefinition } from './services/analytics/rollups/define.js';
import type { PersonalData } from './services/privacy/personal-data.js';
import type { PaymentHooks } from './services/billing/payment-hooks.js';
import type { CountedCollection } from './services/system/counters/counted.js';
import type { WorkerDefinition } from './services/system/work-queue.js';

// eslint-disable-next-line @typescript-eslint/no-unsafe-function-type -- type-graphql's own type of a class list
type ResolverClass = Function;

/** A message for a live topic: kind, id of the channel, payload. */
export type TopicSignal = { [K in TopicKind]: [kind: K, id: string, message: Topics[K]] }[TopicKind];

/** The tools for the HTTP routes of a domain. */
export interface RouteTools {
  config: Config;
  logger: Logger;
  topics: TopicBus;
}

/** The tools for the `start` of a domain. */
export interface StartTools {
  config: Config;
  logger: Logger;
  topics: TopicBus;
}

/**
 * Everything that a domain registers with the gateway. A feature edits its own files and its domain's manifest in
 * `domains/`; the schema, `node(id)`, lanes, jobs, reconcile, export, erasure and notifications are built from the list.
 */
export interface Domain {
  name: string;
  /** Resolver classes of queries, mutations and fields. */
  resolvers?: readonly ResolverClass[];
  /** Resolver classes of subscriptions. */
  subscriptions?: readonly ResolverClass[];
  /**
   * The types that `node(id)` and notification targets fetch: one row per type, which applies the type's visibility
   * rule.
   */
  nodes?: NodeRows;
  /** Types that comments, reactions, reports and favourites refer to: one row per type. */
  targets?: { [T in IdType]?: TargetRow };
  /**
   * Mutations that sanctions forbid: a mute forbids those under `speaking`, a ban forbids these and those under
   * `takingPart`.
   */
  guarded?: { speaking?: readonly string[]; takingPart?: readonly string[] };
  /** Reactors that run in the counters lane. */
  reactors?: readonly Reactor[];
  /** Lanes of the domain's own. */
  lanes?: readonly Lane[];
  /**
   * Runs after the commit of a lane of the domain, by the lane's name: live signals about what the lane wrote.
   * At-least-once.
   */
  announces?: Record<string, (events: DomainEvent[], topics: Pick<TopicBus, 'publish'>) => Promise<void>>;
  /** Live signals of an event, published by the lane `live` after the event is committed. At-least-once. */
  signals?: { [T in EventType]?: (event: DomainEvent<T>) => TopicSignal[] };
  /** The same after the counters lane has folded the event, for receivers that read the counts. */
  foldedSignals?: { [T in EventType]?: (event: DomainEvent<T>) => TopicSignal[] };
  /** Scheduled jobs. */
  jobs?: (tools: JobTools) => JobDefinition[];
  /** Workers of the durable work queue. */
  workers?: readonly WorkerDefinition[];
  /** Stored counters and the rows from which they are recomputed. */
  counted?: readonly CountedCollection[];
  /** The rollups of the domain's rows for insights. */
  rollups?: readonly RollupDefinition[];
  /** Each collection's personal data: export and erasure. */
  personalData?: readonly PersonalData[];
  /** The effects of a payment, one row per purpose that the domain sells. */
  payments?: { [P in PaymentPurpose]?: PaymentHooks };
  notifications?: {
    /** Types that notifications of this domain refer to, in addition to posts, comments, users and conversations. */
    targets?: () => readonly ResolverClass[];
    /** One row per notification type: its texts and the preference that switches it. */
    kinds?: { [T in NotificationType]?: NotificationKind };
    /** The notifications that an event causes. */
    on?: { [T in EventType]?: (event: DomainEvent<T>) => Intent[] };
  };
  /**
   * Runs at every start of a gateway, after the indexes are built and before it listens. May return a stop function.
   * Idempotent: several gateways may run it at the same time.
   */
  start?: (tools: StartTools) => Promise<(() => Promise<void> | void) | void>;
  /** HTTP routes in addition to /graphql. */
  routes?: (app: FastifyInstance, tools: RouteTools) => void;
  /** Demo data, seeded once into an empty database, after users and posts. */
  seed?: (demo: DemoSeeder) => Promise<void>;
}

/** Declares a domain's manifest. */
export function defineDomain(domain: Domain): Domain {
  return domain;
}

const registered: Domain[] = [];

/** Sets the domains of this process. Called once by `domains/index.ts`. */
export function registerDomains(list: readonly Domain[]): readonly Domain[] {
  registered.splice(0, registered.length, ...list);
  targets = null;
  return registered;
}

/**
 * The registered domains, in the order of `domains/index.ts`.
 * @throws when `domains/index.ts` was not imported: an empty list would silently leave work undone
 */
export function domains(): readonly Domain[] {
  if (registered.length === 0) throw new Error('No domain is registered; import domains/index.js first.');
  return registered;
}

/** All entries that the domains declare under a key. */
export function ofDomains<
  K extends 'resolvers' | 'subscriptions' | 'reactors' | 'lanes' | 'workers' | 'counted' | 'personalData',
>(key: K): NonNullable<Domain[K]>[number][] {
  return domains().flatMap((domain) => [...(domain[key] ?? [])]) as NonNullable<Domain[K]>[number][];
}

/** The sanction that forbids a mutation. Null for one that is always allowed. */
export function guardOf(mutation: string): 'speaking' | 'takingPart' | null {
  for (const { guarded } of domains())
    for (const from of ['speaking', 'takingPart'] as const)
      if (guarded?.[from]?.includes(mutation)) return from;
  return null;
}

/** The function that fetches a node of a type by its visibility rule. Undefined if no domain fetches the type. */
export function nodeRow(type: IdType): FetchNode | undefined {
  for (const { nodes } of domains()) if (nodes?.[type]) return nodes[type];
  return undefined;
}

let targets: Map<IdType, TargetRow> | null = null;

function targetRows(): Map<IdType, TargetRow> {
  const rows = () => domains().flatMap((domain) => Object.entries(domain.targets ?? {}));
  return (targets ??= new Map(rows() as [IdType, TargetRow][]));
}

/** The row of a type that comments, reactions, reports or favourites refer to. @throws if no domain declares it */
export function targetRow(type: IdType): TargetRow {
  const row = targetRows().get(type);
  if (!row) throw new Error(`No domain declares ${type} as a target.`);
  return row;
}

/** The types that support comments, reactions, reports (`evidence`) or favourites. */
export function targetTypes(having: 'comments' | 'reactions' | 'evidence' | 'favorite'): IdType[] {
  return [...targetRows()].flatMap(([type, row]) => (row[having] ? [type] : []));
}

/** The GraphQL classes of the same, for a union. */
export const targetClasses = (having: Parameters<typeof targetTypes>[0]) =>
  targetTypes(having).map((type) => targetRow(type).type());

/** The row of a notification type. */
export function notificationKind(type: NotificationType): NotificationKind {
  for (const { notifications } of domains()) {
    const kind = notifications?.kinds?.[type];
    if (kind) return kind;
  }
  throw new Error(`No domain declares the notification type ${type}.`);
}

/** The effects of a payment with a purpose. Undefined if no domain sells it. */
export function paymentHooks(purpose: PaymentPurpose): PaymentHooks | undefined {
  for (const { payments } of domains()) if (payments?.[purpose]) return payments[purpose];
  return undefined;
}

/** The notifications that an event causes, in all domains. */
export function notificationIntents(event: DomainEvent): Intent[] {
  return domains().flatMap(({ notifications }) => notifications?.on?.[event.type]?.(event as never) ?? []);
}

/** Whether any domain notifies about an event type. */
export function notifiesAbout(type: EventType): boolean {
  return domains().some(({ notifications }) => notifications?.on !== undefined && type in notifications.on);
}

/** The classes of the additional notification targets. */
export function notificationTargets(): ResolverClass[] {
  return [...new Set(domains().flatMap(({ notifications }) => notifications?.targets?.() ?? []))];
}
