import {
  CommunityPost,
  CommunityPostModel,
  Group,
  GroupModel,
  HEAT,
  Suggestion,
  SUGGESTION_LIMITS,
  SuggestionModel,
  type CommunityPost as CommunityPostRow,
  type Group as GroupRow,
  type Suggestion as SuggestionRow,
} from '../../models/community/index.js';
import { LONGEST_COMMENT, MAX_COMMUNITY_DEPTH } from '../../models/social/index.js';
import {
  canSeeCommunityPost,
  canSeeGroup,
  canSeeSuggestion,
  moderatesCommunityPost,
} from '../../rules/community/index.js';
import { defineTarget, wordsOf } from '../../rules/target.js';
import { refuse } from '../../schema/errors.js';
import { actorOf } from '../social/index.js';
import { unacceptWithdrawn } from './accept-answer.js';
import { moderatedTopic } from './moderated.js';
import { checkOpen, requirePartIn } from './topic-rules.js';

/** The longest text that a report keeps. */
const EVIDENCE = 5_000;

const LONGEST = { post: 200, text: EVIDENCE };

/** What comments, reactions, reports and favourites of the community point at. */
export const communityTargets = {
  CommunityPost: defineTarget<CommunityPostRow>({
    type: () => CommunityPost,
    noun: 'community post',
    find: (ctx, id) => ctx.loaders.communityPost.get(id),
    visible: canSeeCommunityPost,
    author: ({ author }) => author,
    model: CommunityPostModel,
    group: (_, { group }) => group,
    async participate(ctx, post, field) {
      await requirePartIn(actorOf(ctx), post, field);
    },
    moderates: moderatesCommunityPost,
    comments: {
      maxDepth: MAX_COMMUNITY_DEPTH,
      maxLength: LONGEST_COMMENT.community,
      attachments: 10,
      async check(ctx, post, field) {
        const group = await requirePartIn(actorOf(ctx), post, field, 'canComment');
        if (group && !group.settings.allowComments && !(await moderatesCommunityPost(ctx, post)))
          throw refuse.forbidden('This group takes no comments.', field);
        await checkOpen(actorOf(ctx), post, field);
      },
      react: checkReaction,
      fold({ id, group, thread }, by, inc) {
        inc(CommunityPostModel, id, {
          ...{ 'stats.comments': by, hot: HEAT.comments * by },
          ...(thread ? { 'stats.threads': by } : {}),
        });
        if (group) inc(GroupModel, group, { 'stats.comments': by });
      },
      withdrawn: unacceptWithdrawn,
    },
    reactions: {
      async check(ctx, post, field) {
        await checkReaction(ctx, post, field);
        await checkOpen(actorOf(ctx), { ...post, isLocked: false }, field);
      },
      fold: ({ id }, by, inc) => inc(CommunityPostModel, id, { 'stats.likes': by, hot: HEAT.likes * by }),
    },
    evidence: ({ title, searchText, attachments, visibility, createdAt, deletedAt }) =>
      deletedAt
        ? null
        : {
            ...wordsOf({ title: title.slice(0, LONGEST.post), text: searchText.slice(0, LONGEST.text) }),
            ...{ media: attachments.map(({ url }) => url), visibility, createdAt },
          },
    favorite: true,
    moderation: moderatedTopic,
  }),

  Suggestion: defineTarget<SuggestionRow>({
    type: () => Suggestion,
    noun: 'suggestion',
    find: (ctx, id) => ctx.loaders.suggestion.get(id),
    visible: canSeeSuggestion,
    author: ({ author }) => author,
    comments: {
      maxDepth: MAX_COMMUNITY_DEPTH,
      maxLength: SUGGESTION_LIMITS.comment,
      attachments: 10,
      fold: ({ id, thread }, by, inc) =>
        inc(SuggestionModel, id, { 'stats.comments': by, ...(thread ? { 'stats.threads': by } : {}) }),
    },
    evidence: ({ title, description: text, attachments, createdAt, deletedAt }) =>
      deletedAt ? null : { ...wordsOf({ title, text }), media: attachments.map(({ url }) => url), createdAt },
  }),

  Group: defineTarget<GroupRow>({
    type: () => Group,
    noun: 'group',
    find: (ctx, id) => ctx.loaders.group.get(id),
    visible: canSeeGroup,
    author: ({ owner }) => owner,
    group: (_, { _id }) => _id,
    evidence: ({ name: title, description: text, avatar, coverImage, visibility, createdAt }) => ({
      ...wordsOf({ title, text }),
      ...{ media: [avatar, coverImage].filter((url) => url !== undefined), visibility, createdAt },
    }),
  }),
};

async function checkReaction(
  ctx: Parameters<typeof moderatesCommunityPost>[0],
  post: CommunityPostRow,
  field: string,
): Promise<void> {
  const group = await requirePartIn(actorOf(ctx), post, field);
  if (group && !group.settings.allowReactions && !(await moderatesCommunityPost(ctx, post)))
    throw refuse.forbidden('This group takes no reactions.', field);
}
