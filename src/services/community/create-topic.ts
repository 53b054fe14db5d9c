import { Types } from 'mongoose';
import { orEarlier } from '../../events/idempotency.js';
import { transact, type Tx } from '../../events/transact.js';
import { sharedNow } from '../../lib/clock.js';
import type { Context } from '../../loaders/context.js';
import {
  CommunityPostCategory,
  CommunityPostFormat,
  CommunityPostModel,
  CommunityPostStatus,
  CommunityPostType,
  CommunityPostVisibility,
  publicTags,
  topicRank,
  type CommunityPost,
} from '../../models/community/index.js';
import { refuse } from '../../schema/errors.js';
import { actorOf, ensureTags, mentionedIn, type Actor, type Original } from '../social/index.js';
import {
  attachCommunityUploads,
  toCommunityAttachments,
  type CommunityAttachmentInput,
} from '../system/index.js';
import { moderatorsOf } from './membership-change.js';
import { insertOptions, toPoll, type PollDraft, type PollInput } from './poll-draft.js';
import { derivedOf } from './topic-content.js';
import { audienceOfTopic, checkPlace, placeOfNew, toTopicTags, type Place } from './topic-rules.js';

/** What `createCommunityPost` takes. */
export interface CreateTopicInput {
  groupId?: Types.ObjectId | null;
  type?: CommunityPostType | null;
  title: string;
  body?: string | null;
  format?: CommunityPostFormat | null;
  category?: CommunityPostCategory | null;
  tags?: string[] | null;
  visibility?: CommunityPostVisibility | null;
  attachments?: CommunityAttachmentInput[] | null;
  poll?: PollInput | null;
  isDraft?: boolean | null;
  clientId?: string | null;
}

/** What it answers with. */
export type CreatedTopic = { post: Types.ObjectId };

interface Draft {
  place: Place;
  row: Omit<Partial<CommunityPost>, 'id' | '_id'> &
    Pick<CommunityPost, 'type' | 'visibility' | 'tags' | 'mentions' | 'attachments'>;
  poll: PollDraft | null;
  isDraft: boolean;
}

/** Creates a community post inside of a transaction. */
export async function createTopicIn(
  tx: Tx,
  actor: Actor,
  input: CreateTopicInput,
  original: Original = {},
): Promise<CreatedTopic> {
  const draft = await draftTopic(actor, input);
  return tx.once(actor.viewer.id, 'createCommunityPost', input.clientId, input, () =>
    insertTopic(tx, actor, draft, original),
  );
}

/** Publishes a community post, hands it in for approval where its group asks for that, or keeps a draft. */
export async function createTopic(ctx: Context, input: CreateTopicInput): Promise<CreatedTopic> {
  const actor = actorOf(ctx);
  return orEarlier(actor.viewer.id, 'createCommunityPost', input.clientId, input, async () => {
    const draft = await draftTopic(actor, input);
    return transact(ctx, (tx) =>
      tx.once(actor.viewer.id, 'createCommunityPost', input.clientId, input, () =>
        insertTopic(tx, actor, draft),
      ),
    );
  });
}

async function draftTopic(actor: Actor, input: CreateTopicInput): Promise<Draft> {
  const place = await placeOfNew(actor, input.groupId ?? null);
  const type = input.type ?? (input.poll ? CommunityPostType.POLL : CommunityPostType.DISCUSSION);
  const { MEMBERS, PUBLIC } = CommunityPostVisibility;
  const visibility = input.visibility ?? (place.group ? MEMBERS : PUBLIC);
  checkPlace(place, { type, visibility });
  const body = (input.body ?? '').trim();
  const isPoll = type === CommunityPostType.POLL;
  if (isPoll !== (input.poll != null))
    throw refuse.badInput(
      isPoll ? 'A post of the type POLL needs a poll.' : 'Only posts of the type POLL have a poll.',
      'poll',
    );
  if (body === '' && !isPoll) throw refuse.badInput('The body is blank; some text is needed.', 'body');
  const format = input.format ?? CommunityPostFormat.MARKDOWN;
  const tags = toTopicTags(input.tags ?? []);
  await ensureTags(tags);
  return {
    place,
    row: {
      ...{ group: place.group?._id ?? null, type, visibility, format, body, tags },
      title: input.title,
      category: input.category ?? CommunityPostCategory.GENERAL,
      audience: audienceOfTopic(visibility, place.group),
      mentions: await mentionedIn(actor, body, 'body'),
      attachments: await toCommunityAttachments(actor, input.attachments ?? []),
      ...derivedOf({ body, format }),
    },
    poll: input.poll ? toPoll(input.poll, sharedNow()) : null,
    isDraft: input.isDraft ?? false,
  };
}

async function insertTopic(
  tx: Tx,
  actor: Actor,
  { place, row, poll, isDraft }: Draft,
  { at = tx.at, id: post = new Types.ObjectId() }: Original = {},
): Promise<CreatedTopic> {
  const author = actor.viewer.id;
  const status = isDraft ? CommunityPostStatus.DRAFT : firstStatus(place);
  const document = {
    ...row,
    ...{ _id: post, author, status, createdAt: at, updatedAt: tx.at },
    ...(poll ? { poll: poll.poll } : {}),
    ...(status === CommunityPostStatus.PUBLISHED ? published(at) : {}),
  };
  await CommunityPostModel.create([document], { session: tx.session });
  if (poll) await insertOptions(tx, post, poll.options);
  await attachCommunityUploads(tx, author, { type: 'CommunityPost', id: post }, row.attachments);
  await announceTopic(tx, { ...document, group: place.group?._id ?? null } as CommunityPost, at);
  return { post };
}

/** What a post is that was just written: published, or waiting for approval. */
export const firstStatus = ({ group, moderates }: Place): CommunityPostStatus =>
  group?.settings.requirePostApproval && !moderates
    ? CommunityPostStatus.PENDING
    : CommunityPostStatus.PUBLISHED;

/** What a post gets by being published. */
export const published = (at: Date) => ({
  ...{ publishedAt: at, rank: topicRank(at, false), hot: at.getTime(), lastActivityAt: at },
});

/** Tells of a post that was published or waits for approval; a draft is nobody's business. */
export async function announceTopic(
  tx: Tx,
  topic: CommunityPost,
  at: Date = tx.at,
  approvedBy?: Types.ObjectId,
): Promise<void> {
  const { _id: post, author, group, mentions, status } = topic;
  if (status === CommunityPostStatus.PUBLISHED)
    tx.emit(
      'topic.published',
      { post, author, group, tags: publicTags(topic), mentions, at, ...(approvedBy ? { approvedBy } : {}) },
      approvedBy ?? author,
    );
  if (status === CommunityPostStatus.PENDING && group)
    tx.emit('topic.submitted', { post, author, group, moderators: await moderatorsOf(tx, group) }, author);
}
