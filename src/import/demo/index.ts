import type { Types } from 'mongoose';
import { hashPassword } from '../../auth/passwords.js';
import { claimSeed } from '../seed-claim.js';
import { unseen, type KindProgress } from '../progress.js';
import { Tally } from '../tally.js';
import { DemoIds } from './ids.js';
import { seedConversations } from './seed-conversations.js';
import { seedEngagement } from './seed-engagement.js';
import { seedPeople } from './seed-people.js';
import { seedComments, seedPosts } from './seed-posts.js';
import { demoSeeder } from './seeder.js';
import { domains } from '../../domain.js';

/** What everybody of the demo signs in with. */
export const DEMO_PASSWORD = 'leela-demo-password';

/** How the seed tells what it does. */
export interface DemoOptions {
  report?: (line: string) => void;
  progress?: (kind: string, total: number) => KindProgress;
}

/** What a seed has committed; null when the demo was there. */
export interface DemoSeed {
  tally: Tally;
  commits: Types.ObjectId[];
}

/**
 * Seeds the demo: users, posts of all categories, and their comments and reactions of the last six weeks. Once: a
 * later start, on any machine, finds it, and a start after a kill continues.
 */
export async function seedDemo({
  report = () => undefined,
  progress = unseen,
}: DemoOptions = {}): Promise<DemoSeed | null> {
  const claim = await claimSeed('demo');
  if (!claim) return null;
  const begun = performance.now();
  report('demo data: seeding');
  const bulk = { tally: new Tally(), progress, commits: [] };
  try {
    // Loaded only where it is needed: it brings the lists of names of faker with it.
    const { planDemo } = await import('./plan.js');
    const plan = planDemo();
    const ids = new DemoIds(plan, claim.anchor);
    await seedPeople(bulk, plan, ids, await hashPassword(DEMO_PASSWORD));
    await seedPosts(bulk, plan, ids);
    await seedComments(bulk, plan, ids);
    await seedEngagement(bulk, plan, ids);
    await seedConversations(bulk, ids);
    const seeder = demoSeeder(plan, ids);
    for (const domain of domains()) await domain.seed?.(seeder);
    await claim.finish();
  } finally {
    await claim.letGo();
  }
  const [people, posts] = [bulk.tally.of('people').loaded, bulk.tally.of('posts').loaded];
  const seconds = ((performance.now() - begun) / 1_000).toFixed(1);
  report(`demo data: ${people} people and ${posts} posts in ${seconds} s`);
  return bulk;
}
