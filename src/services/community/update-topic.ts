import { Types } from 'mongoose';
import { transact, type Tx } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import {
  CommunityPostModel,
  CommunityPostStatus,
  CommunityPostVersionModel,
  publicTags,
  type CommunityPost,
  type CommunityPostCategory,
  type CommunityPostFormat,
  type CommunityPostType,
  type CommunityPostVisibility,
} from '../../models/community/index.js';
import { moderatesCommunityPost } from '../../rules/community/index.js';
import { refuse } from '../../schema/errors.js';
import { checkTransition, type Transitions } from '../../schema/transitions.js';
import { actorOf, ensureTags, mentionedIn, type Actor } from '../social/index.js';
import {
  attachCommunityUploads,
  detachUploads,
  toCommunityAttachments,
  type CommunityAttachmentInput,
} from '../system/index.js';
import { announceTopic, firstStatus, published } from './create-topic.js';
import { changePoll, type PollChange } from './poll-draft.js';
import { derivedOf } from './topic-content.js';
import { audienceOfTopic, checkPlace, requirePartIn, toTopicTags, type Place } from './topic-rules.js';
import { visibleCommunityPost } from './visible.js';

/** What `updateCommunityPost` takes: absent is left as it is. */
export interface UpdateTopicInput {
  communityPostId: Types.ObjectId;
  title?: string | null;
  body?: string | null;
  format?: CommunityPostFormat | null;
  type?: CommunityPostType | null;
  category?: CommunityPostCategory | null;
  tags?: string[] | null;
  visibility?: CommunityPostVisibility | null;
  status?: CommunityPostStatus | null;
  attachments?: CommunityAttachmentInput[] | null;
  poll?: PollChange | null;
}

const { DRAFT, PENDING, PUBLISHED, ARCHIVED, REMOVED } = CommunityPostStatus;

/** What an author does with a post; approval and removal are the moderators'. */
const BY_AUTHOR: Transitions<CommunityPostStatus> = {
  [DRAFT]: [PUBLISHED],
  [PENDING]: [DRAFT],
  [PUBLISHED]: [ARCHIVED],
  [ARCHIVED]: [PUBLISHED],
  [REMOVED]: [],
};

/** Changes a community post: its author, or a moderator. Former titles and bodies of published posts are kept. */
export async function updateTopic(ctx: Context, input: UpdateTopicInput): Promise<void> {
  const actor = actorOf(ctx);
  const post = await visibleCommunityPost(actor, input.communityPostId);
  const moderates = await moderatesCommunityPost(actor, post);
  const own = post.author.equals(actor.viewer.id);
  if (!own && !moderates)
    throw refuse.forbidden('Only the author and moderators change a post.', 'communityPostId');
  const group = await requirePartIn(actor, post, 'communityPostId', own ? 'canPost' : 'canModerate');
  if (post.status === REMOVED)
    throw refuse.conflict('This post was removed by a moderator; it cannot be changed.', 'communityPostId');
  if (post.isLocked && !moderates)
    throw refuse.conflict('This post is locked; only moderators change it.', 'communityPostId');
  const change = await prepare(actor, input, post, { group, moderates });
  await transact(ctx, (tx) => write(tx, actor, input, change));
}

interface Change {
  set: Partial<CommunityPost>;
  place: Place;
  mentions: Types.ObjectId[] | null;
}

async function prepare(
  actor: Actor,
  input: UpdateTopicInput,
  post: CommunityPost,
  place: Place,
): Promise<Change> {
  const set: Partial<CommunityPost> = {};
  for (const name of ['title', 'type', 'category', 'visibility', 'format'] as const)
    if (input[name] != null) Object.assign(set, { [name]: input[name] });
  const isPoll = post.poll !== undefined;
  const type = set.type ?? post.type;
  if (isPoll !== (type === 'poll'))
    throw refuse.badInput('A poll stays a poll; nothing else becomes one.', 'type');
  if (input.poll && !isPoll) throw refuse.badInput('Only posts of the type POLL have a poll.', 'poll');
  const visibility = set.visibility ?? post.visibility;
  if (set.type || set.visibility) checkPlace(place, { type, visibility });
  set.audience = audienceOfTopic(visibility, place.group);
  if (input.body != null || input.format != null) {
    const body = input.body?.trim() ?? post.body;
    if (body === '' && !isPoll) throw refuse.badInput('The body is blank; some text is needed.', 'body');
    Object.assign(set, { body }, derivedOf({ body, format: input.format ?? post.format }));
  }
  if (input.tags !== undefined) {
    set.tags = toTopicTags(input.tags ?? []);
    await ensureTags(set.tags);
  }
  if (input.attachments !== undefined)
    set.attachments = await toCommunityAttachments(actor, input.attachments ?? [], {
      before: post.attachments,
    });
  const mentions = set.body === undefined ? null : await mentionedIn(actor, set.body, 'body');
  if (mentions) set.mentions = mentions;
  return { set, place, mentions };
}

async function write(tx: Tx, actor: Actor, input: UpdateTopicInput, change: Change): Promise<void> {
  const { session } = tx;
  const id = input.communityPostId;
  const before = (await CommunityPostModel.collection.findOne(
    { _id: id, deletedAt: null },
    { session },
  )) as CommunityPost | null;
  if (!before || before.status === REMOVED) throw refuse.notFound('The community post', 'communityPostId');
  const set: Partial<CommunityPost> & Record<string, unknown> = { ...change.set, updatedAt: tx.at };
  const poll = input.poll && before.poll ? await changePoll(tx, id, before.poll, input.poll) : {};
  const status = statusAfter(before, input.status ?? null, change.place);
  if (status !== before.status) {
    set.status = status;
    if (status === PUBLISHED && !before.publishedAt) Object.assign(set, published(tx.at));
  }
  const reworded =
    (set.title !== undefined && set.title !== before.title) ||
    (set.body !== undefined && set.body !== before.body);
  if (reworded && before.publishedAt) {
    set.editedAt = tx.at;
    await CommunityPostVersionModel.collection.insertOne(
      {
        ...{ _id: new Types.ObjectId(), post: id, editedAt: tx.at, editedBy: actor.viewer.id },
        ...{ previousTitle: before.title, previousBody: before.body, isHidden: false },
        mentions: before.mentions,
      },
      { session },
    );
  }
  await CommunityPostModel.collection.updateOne({ _id: id }, { $set: { ...set, ...poll } }, { session });
  if (set.attachments) {
    const kept = set.attachments.flatMap(({ upload }) => upload ?? []);
    await detachUploads(tx, id, kept);
    await attachCommunityUploads(tx, before.author, { type: 'CommunityPost', id }, set.attachments);
  }
  await tell(tx, actor, before, { ...before, ...set } as CommunityPost);
}

function statusAfter(
  before: CommunityPost,
  wanted: CommunityPostStatus | null,
  place: Place,
): CommunityPostStatus {
  if (!wanted || wanted === before.status) return before.status;
  checkTransition(BY_AUTHOR, before.status, wanted);
  // What is published for the first time goes the way of a new post.
  return before.status === DRAFT ? firstStatus(place) : wanted;
}

async function tell(tx: Tx, actor: Actor, before: CommunityPost, after: CommunityPost): Promise<void> {
  const { _id: post, author, group } = after;
  const [was, is] = [before.status === PUBLISHED, after.status === PUBLISHED];
  const by = actor.viewer.id;
  if (before.status !== after.status && !was) return announceTopic(tx, after, after.publishedAt ?? tx.at);
  if (was && !is)
    return void tx.emit(
      'topic.unpublished',
      { post, author, group, tags: publicTags(before), why: 'archived' },
      by,
    );
  if (!is) return;
  const known = new Set(before.mentions.map(String));
  const tags = publicTags(after);
  tx.emit(
    'topic.updated',
    {
      ...{ post, author, group, tags },
      tagsAdded: tags.filter((tag) => !publicTags(before).includes(tag)),
      tagsRemoved: publicTags(before).filter((tag) => !tags.includes(tag)),
      mentionsAdded: after.mentions.filter((id) => !known.has(String(id))),
    },
    by,
  );
}
