import {
  CanvasProject,
  CanvasProjectModel,
  CanvasStatus,
  type CanvasProject as CanvasRow,
} from '../../models/studio/index.js';
import { canSeeCanvas } from '../../rules/studio/index.js';
import { defineTarget, wordsOf } from '../../rules/target.js';
import { refuse } from '../../schema/errors.js';

const MAX_DEPTH = 3;
const LONGEST_COMMENT = 2_000;

/** What comments, reports and favourites of the studio point at. */
export const studioTargets = {
  CanvasProject: defineTarget<CanvasRow>({
    type: () => CanvasProject,
    noun: 'canvas project',
    find: (ctx, id) => ctx.loaders.canvasProject.get(id),
    visible: canSeeCanvas,
    author: ({ owner }) => owner,
    model: CanvasProjectModel,
    comments: {
      maxDepth: MAX_DEPTH,
      maxLength: LONGEST_COMMENT,
      attachments: 0,
      check(_, { settings, status }, field) {
        if (!settings.allowComments || status !== CanvasStatus.ACTIVE)
          throw refuse.forbidden(
            'This project takes no comments; active projects that allow them do.',
            field,
          );
      },
      fold({ id, thread }, by, inc) {
        inc(CanvasProjectModel, id, { 'stats.comments': by, ...(thread ? { 'stats.threads': by } : {}) });
      },
    },
    evidence: ({ name: title, description: text, settings, status, createdAt }) =>
      status === CanvasStatus.DELETED
        ? null
        : {
            ...wordsOf({ title, text }),
            media: [],
            visibility: settings.isPublic ? 'public' : 'private',
            createdAt,
          },
    favorite: true,
  }),
};
