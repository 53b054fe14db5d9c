import { ReportReason, ReportTarget } from '../../models/moderation/index.js';
import { LISTED, PostModel, PostVisibility, type Post } from '../../models/social/index.js';
import * as moderation from '../../services/moderation/index.js';
import { demoContext } from './seed-support.js';
import type { DemoSeeder } from './seeder.js';

/** The reporter and what is reported about a post. */
const REPORTS = [
  { by: 'jonas', reason: ReportReason.SPAM, details: 'The same link under three posts of mine.' },
  { by: 'mira', reason: ReportReason.COPYRIGHT, details: 'This is my picture, without a word about it.' },
  { by: 'jonas', reason: ReportReason.HARASSMENT, details: 'The caption makes fun of a member.' },
];

/** Reports for moderators to look at. Cases are made of them as of every report. */
export async function seedModeration(demo: DemoSeeder): Promise<void> {
  const reporters = REPORTS.map(({ by }) => demo.user(by));
  const posts = await PostModel.find(
    { ...LISTED, visibility: PostVisibility.PUBLIC, author: { $nin: reporters } } as never,
    { _id: 1 },
  )
    .sort({ _id: 1 })
    .skip(40)
    .limit(REPORTS.length)
    .lean<Pick<Post, '_id'>[]>();
  for (const [n, { by, reason, details }] of REPORTS.entries()) {
    const post = posts[n];
    if (post)
      await moderation.report(demoContext(demo, by), {
        ...{ targetType: ReportTarget.POST, targetId: post._id, reason, details },
        clientId: `demo-report-${n}`,
      });
  }
}
