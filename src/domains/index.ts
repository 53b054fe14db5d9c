import { registerDomains } from '../domain.js';
import { agents } from './agents.js';
import { analytics } from './analytics.js';
import { billing } from './billing.js';
import { calendar } from './calendar.js';
import { community } from './community.js';
import { hiring } from './hiring.js';
import { identity } from './identity.js';
import { marketplace } from './marketplace.js';
import { messaging } from './messaging.js';
import { moderation } from './moderation.js';
import { platform } from './platform.js';
import { privacy } from './privacy.js';
import { rewards } from './rewards.js';
import { social } from './social.js';
import { studio } from './studio.js';
import { support } from './support.js';
import { system } from './system.js';

/**
 * All domains of the gateway. Erasure processes them in this order: accounts come last, because other rows are found
 * by the accounts' names.
 */
export const allDomains = registerDomains([
  agents,
  studio,
  rewards,
  community,
  calendar,
  marketplace,
  support,
  hiring,
  platform,
  analytics,
  social,
  moderation,
  messaging,
  billing,
  privacy,
  system,
  identity,
]);
