import type { Types } from 'mongoose';
import { transact, type Tx } from '../../events/transact.js';
import { hashtagsOf } from '../../lib/text.js';
import type { Context } from '../../loaders/context.js';
import {
  PostModel,
  PostStatus,
  type Media,
  type Post,
  type PostVisibility,
} from '../../models/social/index.js';
import { audienceOf } from '../../rules/social/index.js';
import { refuse } from '../../schema/errors.js';
import { actorOf, type Actor } from './actor.js';
import { mentionedIn } from './mentions.js';
import { checkContent } from './post-content.js';
import { toAIDetails, type PostInput } from './post-draft.js';
import { toLocation } from './post-location.js';
import { attachMedia, detachMedia, toMedia } from './post-media.js';
import { UNPUBLISHED } from './publish-post.js';
import { ensureTags, mergeTags, toTags } from './tags.js';
import { visiblePost } from './visible.js';

/** What `updatePost` takes: absent is left as it is, null is taken away. */
export interface UpdatePostInput extends Partial<Omit<PostInput, 'category'>> {
  postId: Types.ObjectId;
}

/** Changes one's post: words, media, tags, place, who may see it. */
export async function updatePost(ctx: Context, input: UpdatePostInput): Promise<void> {
  const actor = actorOf(ctx);
  const change = await prepareChange(actor, input);
  await transact(ctx, (tx) => writeChange(tx, actor, change));
}

interface PostChange {
  post: Types.ObjectId;
  /** As what it was looked at. */
  status: PostStatus;
  /** People named in the new caption; null when the caption stays. */
  mentions: Types.ObjectId[] | null;
  /** The changed fields of a post, computed from the row as it is when the transaction runs. */
  apply: (row: Post) => Patch;
}

type Patch = { [K in keyof Post]?: Post[K] | undefined };

async function prepareChange(actor: Actor, input: UpdatePostInput): Promise<PostChange> {
  const post = await visiblePost(actor, input.postId, 'postId');
  if (!post.author.equals(actor.viewer.id))
    throw refuse.forbidden('Only its author changes a post.', 'postId');
  if (post.repostOf) throw refuse.conflict('A repost has nothing of its own to change.', 'postId');
  const given = input.tags === undefined ? undefined : toTags(input.tags ?? []);
  const media = input.media === undefined ? undefined : await toMedia(actor, input.media ?? [], post.media);
  const apply = (row: Post): Patch => patchOf(row, input, given, media);
  const patch = apply(post);
  const caption = input.caption === undefined ? null : (input.caption?.trim() ?? '');
  const [mentions] = await Promise.all([
    caption === null ? null : mentionedIn(actor, caption, 'caption'),
    UNPUBLISHED.includes(post.status) || ensureTags(patch.tags ?? []),
  ]);
  return { post: post._id, status: post.status, mentions, apply };
}

function patchOf(
  row: Post,
  input: UpdatePostInput,
  given: string[] | undefined,
  media: Media[] | undefined,
): Patch {
  const patch: Patch = media ? { media } : {};
  if (input.title !== undefined) patch.title = input.title?.trim() || undefined;
  if (input.caption !== undefined) patch.caption = input.caption?.trim() || undefined;
  if (input.visibility != null) patch.visibility = input.visibility as PostVisibility;
  if (input.location !== undefined) patch.location = input.location ? toLocation(input.location) : undefined;
  if (input.aiDetails !== undefined)
    patch.aiDetails = input.aiDetails ? toAIDetails(input.aiDetails) : undefined;
  const after = { ...row, ...patch };
  checkContent(after, { complete: row.status !== PostStatus.DRAFT });
  if (given !== undefined || input.caption !== undefined) {
    // Tags that only stood in the old words go with them; the others were given and stay.
    const spoken = new Set(hashtagsOf(row.caption ?? ''));
    const kept = given ?? row.tags.filter((tag) => !spoken.has(tag));
    patch.tags = mergeTags(kept, after.caption ?? '');
  }
  return patch;
}

async function writeChange(
  tx: Tx,
  actor: Actor,
  { post, status, mentions, apply }: PostChange,
): Promise<void> {
  const { session } = tx;
  const row = await PostModel.findOne({ _id: post, deletedAt: null }).session(session).lean<Post>();
  const author = await actor.loaders.user.load(actor.viewer.id);
  if (!row || !author) throw refuse.notFound('The post', 'postId');
  if (row.status !== status) throw refuse.conflict('The post has just been published or changed.', 'postId');
  const patch: Patch = { ...apply(row), ...(mentions ? { mentions } : {}) };
  const changed = Object.keys(patch).filter((key) => !same(row[key as keyof Post], patch[key as keyof Post]));
  if (changed.length === 0) return;
  const audience = audienceOf(patch.visibility ?? row.visibility, author);
  const reworded = changed.includes('caption') || changed.includes('title');
  const set = Object.fromEntries(changed.map((key) => [key, patch[key as keyof Post]]));
  const $set = {
    ...defined(set),
    audience,
    ...(reworded && !UNPUBLISHED.includes(status) ? { editedAt: tx.at } : {}),
  };
  const $unset = Object.fromEntries(changed.filter((key) => set[key] === undefined).map((key) => [key, 1]));
  await PostModel.updateOne({ _id: post }, { $set, $unset }, { session });
  if (patch.media && changed.includes('media')) {
    await detachMedia(tx, post, row.media, patch.media);
    await attachMedia(tx, { _id: post, author: row.author, media: patch.media });
  }
  if (row.status !== PostStatus.PUBLISHED) return;
  const tags = patch.tags ?? row.tags;
  tx.emit(
    'post.updated',
    {
      post,
      author: row.author,
      tagsAdded: tags.filter((tag) => !row.tags.includes(tag)),
      tagsRemoved: row.tags.filter((tag) => !tags.includes(tag)),
      mentionsAdded: (mentions ?? []).filter((id) => !row.mentions.some((known) => known.equals(id))),
      audience,
      audienceBefore: row.audience,
    },
    actor.viewer.id,
  );
}

const defined = (values: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));

/** Equal as stored: ids, places and details compare by what they hold. */
function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
