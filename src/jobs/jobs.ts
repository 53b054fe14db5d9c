import { domains } from '../domain.js';
import type { Presence } from '../events/presence.js';
import type { TopicBus } from '../events/topics.js';
import type { Mailer } from '../integrations/mail/index.js';
import type { PushSender } from '../integrations/push/index.js';
import { resetCredits } from '../services/billing/index.js';
import { liftSuspensions, tellOfLocks } from '../services/identity/index.js';
import { eraseAccounts, expireExports, makeExports } from '../services/privacy/index.js';
import { cleanUploads, deliverMails } from '../services/system/index.js';
import {
  archivePosts,
  deliverPushes,
  expireStories,
  publishDuePosts,
  scoreTags,
  sendDigests,
} from '../services/social/index.js';
import type { JobDefinition } from './job.js';
import { rotateSigningKeys } from './rotate-signing-keys.js';

const MINUTE_MS = 60 * 1_000;

/** The name of the job that is woken for each new mail. */
export const DELIVER_MAILS = 'deliver-mails';

/** The name of the job that is woken for each new push message. */
export const DELIVER_PUSHES = 'deliver-pushes';

/** The external services that jobs use. */
export interface JobTools {
  mailer: Mailer;
  push: PushSender;
  presence: Presence;
  topics: TopicBus;
}

/** All scheduled jobs: those of the platform, and those of the domains' manifests. */
export function jobsOf(tools: JobTools): JobDefinition[] {
  const { mailer, push, presence } = tools;
  return [
    ...domains().flatMap(({ jobs }) => jobs?.(tools) ?? []),
    {
      name: DELIVER_MAILS,
      // Mails are sent when they are written; the schedule covers retries.
      every: '*/15 * * * * *',
      quiet: true,
      timeoutMs: 10 * MINUTE_MS,
      run: ({ signal, logger }) => deliverMails({ mailer, signal, logger }),
    },
    {
      name: DELIVER_PUSHES,
      // Like mails. The schedule also covers the end of quiet hours.
      every: '*/15 * * * * *',
      quiet: true,
      timeoutMs: 10 * MINUTE_MS,
      run: ({ signal, logger }) => deliverPushes({ sender: push, presence, signal, logger }),
    },
    {
      name: 'send-digests',
      // In some time zone a day begins at every quarter of an hour.
      every: '*/15 * * * *',
      timeoutMs: 60 * MINUTE_MS,
      async run({ signal, logger }) {
        const digests = await sendDigests({ presence, signal });
        if (digests > 0) logger.info({ digests }, 'Digests were written.');
      },
    },
    {
      name: 'tell-of-locks',
      every: '*/15 * * * * *',
      quiet: true,
      timeoutMs: 10 * MINUTE_MS,
      run: ({ signal }) => tellOfLocks({ signal }),
    },
    {
      name: 'lift-suspensions',
      every: '* * * * *',
      quiet: true,
      timeoutMs: 10 * MINUTE_MS,
      async run({ signal, logger }) {
        const lifted = await liftSuspensions({ signal });
        if (lifted > 0) logger.info({ lifted }, 'Expired suspensions were ended.');
      },
    },
    {
      name: 'make-exports',
      every: '*/15 * * * * *',
      quiet: true,
      timeoutMs: 60 * MINUTE_MS,
      async run({ signal, logger }) {
        const exports = await makeExports({ signal });
        if (exports > 0) logger.info({ exports }, 'Data exports are ready.');
      },
    },
    {
      name: 'expire-exports',
      every: '53 * * * *',
      timeoutMs: 10 * MINUTE_MS,
      async run({ signal, logger }) {
        const exports = await expireExports({ signal });
        if (exports > 0) logger.info({ exports }, 'Exports were removed.');
      },
    },
    {
      name: 'erase-accounts',
      every: '*/2 * * * *',
      quiet: true,
      timeoutMs: 60 * MINUTE_MS,
      async run({ signal, logger }) {
        const accounts = await eraseAccounts({ signal });
        if (accounts > 0) logger.info({ accounts }, 'Accounts were erased.');
      },
    },
    {
      name: 'reset-credits',
      // In some time zone a day begins at every quarter of an hour.
      every: '*/5 * * * *',
      quiet: true,
      timeoutMs: 30 * MINUTE_MS,
      async run({ signal, logger }) {
        const accounts = await resetCredits({ signal });
        if (accounts > 0) logger.info({ accounts }, 'Credits of a new period were granted.');
      },
    },
    {
      name: 'clean-uploads',
      every: '41 * * * *',
      timeoutMs: 30 * MINUTE_MS,
      async run({ signal, logger }) {
        const removed = await cleanUploads({ signal });
        if (removed.uploads + removed.files > 0) logger.info(removed, 'Unused uploads were removed.');
      },
    },
    {
      name: 'publish-due-posts',
      every: '*/15 * * * * *',
      quiet: true,
      timeoutMs: 10 * MINUTE_MS,
      async run({ signal, logger }) {
        const posts = await publishDuePosts({ signal });
        if (posts > 0) logger.info({ posts }, 'Scheduled posts were published.');
      },
    },
    {
      name: 'score-tags',
      every: '*/5 * * * *',
      quiet: true,
      timeoutMs: 5 * MINUTE_MS,
      run: () => scoreTags(),
    },
    {
      name: 'archive-posts',
      every: '23 4 * * *',
      timeoutMs: 60 * MINUTE_MS,
      async run({ signal, logger }) {
        const posts = await archivePosts({ signal });
        if (posts > 0) logger.info({ posts }, 'Posts of two years ago were archived.');
      },
    },
    {
      name: 'expire-stories',
      every: '*/10 * * * *',
      timeoutMs: 10 * MINUTE_MS,
      async run({ signal, logger }) {
        const stories = await expireStories({ signal });
        if (stories > 0) logger.info({ stories }, 'Expired stories were removed.');
      },
    },
    { name: 'rotate-signing-keys', every: '17 3 * * *', timeoutMs: MINUTE_MS, run: rotateSigningKeys },
  ];
}
