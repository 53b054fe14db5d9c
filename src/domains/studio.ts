import { defineDomain } from '../domain.js';
import { NotificationType } from '../models/social/index.js';
import { AIGeneration, CanvasProject, GenerationStatus } from '../models/studio/index.js';
import { tell } from '../reactors/notifications/intent.js';
import {
  announceCanvas,
  battleVotes,
  CANVAS_LANE,
  canvasLane,
  canvasStats,
  publishedGenerations,
} from '../reactors/studio/index.js';
import { studioNodes, studioResolvers, studioRoutes } from '../resolvers/studio/index.js';
import { studioPersonalData } from '../services/privacy/rows/studio.js';
import { seedStudio, studioTargets, studioWorkers, tendStudio } from '../services/studio/index.js';
import { satz, sentence } from '../services/social/notification-words/words.js';
import { studioCounters } from '../services/system/counters/studio.js';
import { CanvasSubscription } from '../subscriptions/studio/canvas.subscription.js';
import { GenerationSubscription } from '../subscriptions/studio/generation.subscription.js';

/** The manifest of canvas projects, AI generations and lab experiments. */
export const studio = defineDomain({
  name: 'studio',
  resolvers: studioResolvers,
  subscriptions: [CanvasSubscription, GenerationSubscription],
  nodes: studioNodes,
  targets: studioTargets,
  reactors: [canvasStats, publishedGenerations, battleVotes],
  lanes: [canvasLane],
  announces: { [CANVAS_LANE]: announceCanvas },
  jobs: () => [
    {
      name: 'tend-studio',
      every: '*/30 * * * * *',
      quiet: true,
      timeoutMs: 10 * 60_000,
      async run({ signal, logger }) {
        const { overdue, settled } = await tendStudio({ signal });
        if (overdue + settled > 0)
          logger.info({ overdue, settled }, 'Overdue generations failed, late refunds were made.');
      },
    },
  ],
  notifications: {
    targets: () => [AIGeneration, CanvasProject],
    kinds: {
      [NotificationType.CANVAS_SHARED]: {
        en: sentence('{who} shared a canvas project with you'),
        de: satz('{who} {hat} ein Canvas-Projekt mit dir geteilt'),
      },
    },
    on: {
      'canvas.shared': ({ data: { project, user, by, joined } }) =>
        joined
          ? [
              tell({
                ...{ recipient: user, actor: by, type: NotificationType.CANVAS_SHARED },
                ...{ targetType: 'CanvasProject', target: project },
              }),
            ]
          : [],
      'generation.finished': ({ data: { generation, user, status } }) =>
        status === GenerationStatus.COMPLETED || status === GenerationStatus.PARTIAL
          ? [
              tell({
                ...{ recipient: user, actor: null, type: NotificationType.AI_GENERATION_COMPLETE },
                ...{ targetType: 'AIGeneration', target: generation },
              }),
            ]
          : [],
    },
  },
  workers: studioWorkers,
  counted: studioCounters,
  personalData: studioPersonalData,
  routes: studioRoutes,
  seed: seedStudio,
});
