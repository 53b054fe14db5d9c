import type { NonEmptyArray } from 'type-graphql';
import { billingResolvers } from './billing/index.js';
import { communityResolvers } from './community/index.js';
import { identityResolvers } from './identity/index.js';
import { messagingResolvers } from './messaging/index.js';
import { privacyResolvers } from './privacy/index.js';
import { socialResolvers } from './social/index.js';
import { systemResolvers } from './system/index.js';

/** Every resolver of the API; the schema is built from this list. */
// eslint-disable-next-line @typescript-eslint/no-unsafe-function-type -- type-graphql's own type of a class list
export const resolvers: NonEmptyArray<Function> = [
  ...systemResolvers,
  ...identityResolvers,
  ...socialResolvers,
  ...messagingResolvers,
  ...billingResolvers,
  ...privacyResolvers,
  ...communityResolvers,
];
