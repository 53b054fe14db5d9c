import type { PersonalData } from './personal-data.js';
import { account } from './rows/account.js';
import { community } from './rows/community.js';
import { ledger } from './rows/ledger.js';
import { messaging } from './rows/messaging.js';
import { reaching } from './rows/reaching.js';
import { socialContent } from './rows/social-content.js';
import { socialTies } from './rows/social-ties.js';
import { socialTraces } from './rows/social-traces.js';
import { system } from './rows/system.js';

/**
 * Every collection, and what it holds about people: the table that exports and erasures go through, from top to bottom.
 * Others' words are looked through while the names to look for are known, so accounts come last.
 */
export const PERSONAL_DATA: PersonalData[] = [
  ...socialContent,
  ...socialTies,
  ...socialTraces,
  ...community,
  ...messaging,
  ...reaching,
  ...ledger,
  ...system,
  ...account,
];
