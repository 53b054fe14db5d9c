import { defineDomain } from '../domain.js';
import { systemNodes, systemResolvers } from '../resolvers/system/index.js';
import { system as personalData } from '../services/privacy/rows/system.js';

/** The manifest of uploads, mails and everything that other domains build on. */
export const system = defineDomain({
  name: 'system',
  resolvers: systemResolvers,
  nodes: systemNodes,
  personalData,
});
