import type { Types } from 'mongoose';
import { transact, type Tx } from '../../events/transact.js';
import { hashtagsOf, searchTextOf, visibleText } from '../../lib/text.js';
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

/** The input of `updatePost`. Absent values are unchanged, null removes a value. */
export interface UpdatePostInput extends Partial<Omit<PostInput, 'category'>> {
  postId: Types.ObjectId;
}

/** Changes the viewer's post: text, media, tags, place, visibility. */
export async function updatePost(ctx: Context, input: UpdatePostInput): Promise<void> {
  const actor = actorOf(ctx);
  const change = await prepareChange(actor, input);
  await transact(ctx, (tx) => writeChange(tx, actor, change));
}

interface PostChange {
  post: Types.ObjectId;
  /** The status for which it was checked. */
  status: PostStatus;
  /** Users mentioned in the new caption. Null if the caption is unchanged. */
  mentions: Types.ObjectId[] | null;
  /** Computes the changed fields from the row in the transaction. */
  apply: (row: Post) => Patch;
}

type Patch = { [K in keyof Post]?: Post[K] | undefined };

async function prepareChange(actor: Actor, input: UpdatePostInput): Promise<PostChange> {
  const post = await visiblePost(actor, input.postId, 'postId');
  if (!post.author.equals(actor.viewer.id))
    throw refuse.forbidden('Only the author may change a post.', 'postId');
  if (post.repostOf) throw refuse.conflict('A repost has no content of its own to change.', 'postId');
  const given = input.tags === undefined ? undefined : toTags(input.tags ?? []);
  const media = input.media === undefined ? undefined : await toMedia(actor, input.media ?? [], post.media);
  const apply = (row: Post): Patch => patchOf(row, input, given, media);
  const patch = apply(post);
  const caption = input.caption === undefined ? null : visibleText(input.caption ?? '');
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
  if (input.title !== undefined) patch.title = visibleText(input.title ?? '') || undefined;
  if (input.caption !== undefined) patch.caption = visibleText(input.caption ?? '') || undefined;
  if (input.visibility != null) patch.visibility = input.visibility as PostVisibility;
  if (input.location !== undefined) patch.location = input.location ? toLocation(input.location) : undefined;
  if (input.aiDetails !== undefined)
    patch.aiDetails = input.aiDetails ? toAIDetails(input.aiDetails) : undefined;
  const after = { ...row, ...patch };
  if ('title' in patch || 'caption' in patch)
    patch.searchText = searchTextOf(after.title, after.caption) ?? undefined;
  checkContent(after, { complete: row.status !== PostStatus.DRAFT });
  if (given !== undefined || input.caption !== undefined) {
    // Tags that came from the old caption are removed with it; explicit ones stay.
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
  if (row.status !== status)
    throw refuse.conflict('The post was published or changed in the meantime. Try again.', 'postId');
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
      tags,
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

/** Compares stored values: ids, places and details by content. */
function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
