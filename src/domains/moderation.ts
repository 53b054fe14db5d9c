import { defineDomain } from '../domain.js';
import { ModerationAction } from '../models/moderation/index.js';
import { seedModeration } from '../import/demo/seed-moderation.js';
import { automaticFlagsLane } from '../reactors/automatic-flags.js';
import { moderationNotifications } from '../reactors/notifications/moderation.js';
import { moderationNodes, moderationResolvers } from '../resolvers/moderation/index.js';
import { liftExpired } from '../services/moderation/index.js';
import { moderation as personalData } from '../services/privacy/rows/moderation.js';
import { moderationCounters } from '../services/system/counters/moderation.js';

/** The manifest of reports, moderation cases, decisions and appeals. */
export const moderation = defineDomain({
  name: 'moderation',
  resolvers: moderationResolvers,
  nodes: moderationNodes,
  lanes: [automaticFlagsLane],
  counted: moderationCounters,
  personalData,
  seed: seedModeration,
  guarded: { takingPart: ['report'] },
  jobs: () => [
    {
      name: 'lift-expired-hides',
      every: '* * * * *',
      quiet: true,
      timeoutMs: 10 * 60 * 1_000,
      async run({ signal, logger }) {
        const lifted = await liftExpired({ signal });
        if (lifted > 0) logger.info({ lifted }, 'Content that was hidden for a time is shown again.');
      },
    },
  ],
  notifications: { targets: () => [ModerationAction], on: moderationNotifications },
});
