import { domains } from '../../domain.js';

/** What API keys never do: accounts, sign-ins and personal data are for people. */
const NO_WRITING = new Set(['identity', 'privacy']);

/** Scopes that have another name than their domain. */
const NAMES: Record<string, string> = { analytics: 'insights' };

/** What each scope is about, by its name. */
const SUBJECTS: Record<string, string> = {
  agents: 'agents, chats with them, and subscriptions to agents',
  billing: 'plans, subscriptions, invoices, payments, coins and credits',
  calendar: 'events and registrations',
  community: 'groups, the forum and suggestions',
  hiring: 'job postings and applications',
  identity: 'the account, preferences and sessions',
  insights: 'insights and visits',
  marketplace: 'tools, reviews and uses',
  messaging: 'conversations, messages and the inbox',
  moderation: 'reports, cases, sanctions and appeals',
  platform: 'settings, feature flags, API keys and webhooks',
  privacy: 'exports and the erasure of the account',
  rewards: 'achievements, points, the shop, leaderboards and favorites',
  social: 'posts, stories, comments, reactions, follows, feeds and notifications',
  studio: 'canvas projects, generations and the lab',
  support: 'contact messages, tickets and consultations',
  system: 'uploads, reconciliation and the state of the gateway',
};

/** A scope that a key can have. */
export interface Scope {
  name: string;
  description: string;
}

/** The name of a domain in scopes. */
export const scopeName = (domain: string): string => NAMES[domain] ?? domain;

/** Whether keys may write in a domain. */
export const keysMayWrite = (domain: string): boolean => !NO_WRITING.has(domain);

/** Every scope that there is, by name, such as social:read. */
export const allScopes = (): Scope[] =>
  domains()
    .flatMap(({ name: domain }) => {
      const name = scopeName(domain);
      const subject = SUBJECTS[name] ?? `what the domain ${name} holds`;
      return [
        { name: `${name}:read`, description: `Reads ${subject}.` },
        ...(keysMayWrite(domain) ? [{ name: `${name}:write`, description: `Changes ${subject}.` }] : []),
      ];
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
