import { domains } from '../../domain.js';

/** What API keys never do: accounts, sign-ins and personal data are for people. */
const NO_WRITING = new Set(['identity', 'privacy']);

/** Scopes that have another name than their domain. */
const NAMES: Record<string, string> = { analytics: 'insights' };

/** The name of a domain in scopes. */
export const scopeName = (domain: string): string => NAMES[domain] ?? domain;

/** Whether keys may write in a domain. */
export const keysMayWrite = (domain: string): boolean => !NO_WRITING.has(domain);

/** Every scope that there is, such as social:read. */
export const allScopes = (): string[] =>
  domains().flatMap(({ name }) => [
    `${scopeName(name)}:read`,
    ...(keysMayWrite(name) ? [`${scopeName(name)}:write`] : []),
  ]);
