import { defineDomain } from '../domain.js';
import { identityNodes, identityResolvers } from '../resolvers/identity/index.js';
import { account as personalData } from '../services/privacy/rows/account.js';
import { identityCounters } from '../services/system/counters/identity.js';

/** The manifest of accounts, sessions and security. */
export const identity = defineDomain({
  name: 'identity',
  resolvers: identityResolvers,
  nodes: identityNodes,
  counted: identityCounters,
  personalData,
});
