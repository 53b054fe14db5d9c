import {
  Tool,
  ToolReview,
  type Tool as ToolRow,
  type ToolReview as ReviewRow,
} from '../../models/marketplace/index.js';
import { canSeeReview, canSeeTool } from '../../rules/marketplace/index.js';
import { defineTarget, wordsOf } from '../../rules/target.js';
import { moderatedReview } from './hide-review.js';

/** What reports and favourites of the marketplace point at. */
export const marketplaceTargets = {
  Tool: defineTarget<ToolRow>({
    type: () => Tool,
    noun: 'tool',
    find: (ctx, id) => ctx.loaders.tool.get(id),
    visible: canSeeTool,
    author: ({ author, _id }) => author ?? _id,
    favorite: true,
  }),
  ToolReview: defineTarget<ReviewRow>({
    type: () => ToolReview,
    noun: 'review',
    find: (ctx, id) => ctx.loaders.toolReview.get(id),
    visible: canSeeReview,
    author: ({ author }) => author,
    evidence: ({ title, body: text, attachments, createdAt }) => ({
      ...wordsOf({ title, text }),
      ...{ media: attachments.map(({ url }) => url), visibility: 'public', createdAt },
    }),
    moderation: moderatedReview,
  }),
};
