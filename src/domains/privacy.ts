import { defineDomain } from '../domain.js';
import { privacyResolvers } from '../resolvers/privacy/index.js';
import { privacyNodes } from '../resolvers/privacy/nodes.js';

/** The manifest of data exports and erasure. */
export const privacy = defineDomain({
  name: 'privacy',
  resolvers: privacyResolvers,
  nodes: privacyNodes,
});
