import type { Types } from 'mongoose';
import { isModerator } from '../../auth/viewer.js';
import { normalizeTag } from '../../lib/text.js';
import {
  CommunityAudience,
  CommunityPostStatus,
  CommunityPostType,
  CommunityPostVisibility,
  GroupVisibility,
  TOPIC_LIMITS,
  type CommunityPost,
  type Group,
} from '../../models/community/index.js';
import { hasPermission, moderatesCommunityPost, requireParticipant } from '../../rules/community/index.js';
import { refuse } from '../../schema/errors.js';
import type { Actor } from '../social/index.js';
import { visibleGroup } from './visible.js';

/** Who lists a post without being in its group. */
export function audienceOfTopic(
  visibility: CommunityPostVisibility,
  group: Pick<Group, 'visibility'> | null,
): CommunityAudience {
  if (group && group.visibility !== GroupVisibility.PUBLIC) return CommunityAudience.CLOSED;
  if (visibility === CommunityPostVisibility.PUBLIC) return CommunityAudience.PUBLIC;
  return visibility === CommunityPostVisibility.COMMUNITY
    ? CommunityAudience.COMMUNITY
    : CommunityAudience.CLOSED;
}

/** Where a post is published: in which group, if any, and whether the viewer moderates there. */
export interface Place {
  group: Group | null;
  moderates: boolean;
}

/** The place of a new post. @throws what `requireParticipant` throws, FORBIDDEN where members don't post */
export async function placeOfNew(
  actor: Actor,
  groupId: Types.ObjectId | null,
  field = 'groupId',
): Promise<Place> {
  if (!groupId) return { group: null, moderates: isModerator(actor) };
  const group = await visibleGroup(actor, groupId, field);
  const mine = await requireParticipant(actor, group, field, 'canPost');
  const moderates = hasPermission(mine, 'canModerate');
  if (!moderates && !group.settings.allowMemberPosts)
    throw refuse.forbidden('Only moderators post in this group.', field);
  return { group, moderates };
}

/** Checks what the place allows. @throws BAD_USER_INPUT for a visibility that needs a group, FORBIDDEN for announcements */
export function checkPlace(
  { group, moderates }: Place,
  { type, visibility }: Pick<CommunityPost, 'type' | 'visibility'>,
): void {
  const ofGroup = [CommunityPostVisibility.MEMBERS, CommunityPostVisibility.MODERATORS];
  if (!group && ofGroup.includes(visibility))
    throw refuse.badInput(
      'This visibility needs a group; PUBLIC, COMMUNITY and PRIVATE are allowed without one.',
      'visibility',
    );
  const official = [CommunityPostType.ANNOUNCEMENT, CommunityPostType.NEWS];
  if (official.includes(type) && !moderates)
    throw refuse.forbidden('Only moderators publish announcements and news.', 'type');
}

/** Tags as they are stored, each once. @throws BAD_USER_INPUT for `tags` */
export function toTopicTags(names: readonly string[]): string[] {
  const tags = names.map((name) => {
    const tag = normalizeTag(name);
    if (!tag)
      throw refuse.badInput(
        'This is not a tag; 1 to 50 letters, digits and underscores are allowed.',
        'tags',
      );
    return tag;
  });
  return [...new Set(tags)].slice(0, TOPIC_LIMITS.tags);
}

/**
 * The guard of everything that a user does with a post: comments, reactions, votes, edits. In a group only members take
 * part, see `requireParticipant`.
 */
export async function requirePartIn(
  actor: Actor,
  post: Pick<CommunityPost, 'group'>,
  field: string,
  permission?: Parameters<typeof requireParticipant>[3],
): Promise<Group | null> {
  if (!post.group) return null;
  const group = await visibleGroup(actor, post.group, field);
  await requireParticipant(actor, group, field, permission);
  return group;
}

/** @throws CONFLICT for what is not published, or is locked and the viewer doesn't moderate it */
export async function checkOpen(actor: Actor, post: CommunityPost, field: string): Promise<void> {
  if (post.status !== CommunityPostStatus.PUBLISHED)
    throw refuse.conflict('This post is not published; only published posts take part.', field);
  if (post.isLocked && !(await moderatesCommunityPost(actor, post)))
    throw refuse.conflict('This post is locked; it takes no further comments and votes.', field);
}

/** A post that the viewer moderates: the moderators of its group; those of the platform where it is in none. */
export async function requireModeratorOf(actor: Actor, post: CommunityPost, field: string): Promise<void> {
  if (post.group) await requirePartIn(actor, post, field, 'canModerate');
  else if (!(await moderatesCommunityPost(actor, post)))
    throw refuse.forbidden('Only moderators may do this.', field);
}
