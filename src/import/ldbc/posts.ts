import type { Types } from 'mongoose';
import { MediaType, PostCategory, PostModel } from '../../models/social/index.js';
import { createPostIn, type CreatePostInput } from '../../services/social/index.js';
import { presentById } from '../present.js';
import { runStep, type Bulk } from '../step.js';
import type { Graph, Post } from './graph.js';
import type { LdbcIds } from './ids.js';
import { fitted, placeName, tagsOf } from './text.js';

const LONGEST_CAPTION = 2_500;

interface Item {
  post: Post;
  id: Types.ObjectId;
  author: Types.ObjectId;
  input: CreatePostInput;
}

/** Posts with a picture become image posts, the others text posts. */
export async function importPosts(bulk: Bulk, graph: Graph, ids: LdbcIds): Promise<void> {
  const items = graph.posts.flatMap((post): Item[] => {
    const skip = (why: string): Item[] => {
      bulk.tally.skipped('posts', why, post.id);
      ids.forget('post', post.id);
      return [];
    };
    const author = ids.find('person', post.author);
    if (!author) return skip('its author is not here');
    const input = toInput(post, graph, bulk);
    return input
      ? [{ post, id: ids.find('post', post.id)!, author, input }]
      : skip('it has neither picture nor words');
  });
  const refused = await runStep(bulk, {
    kind: 'posts',
    items,
    nameOf: ({ post }) => post.id,
    present: (batch, tx) => presentById(PostModel, batch, ({ id }) => id, tx),
    prepare: (batch, actors) => actors.loaders.user.loadMany(batch.map(({ author }) => author)),
    write: ({ post, id, author, input }, tx, actors) =>
      createPostIn(tx, actors.of(author), input, { id, at: post.createdAt }),
  });
  for (const { post } of refused) ids.forget('post', post.id);
}

function toInput(post: Post, { places }: Graph, { tally }: Bulk): CreatePostInput | null {
  const { text, cut } = fitted(post.content, LONGEST_CAPTION);
  if (!post.imageFile && !text) return null;
  if (cut) tally.changed('posts', `words beyond ${LONGEST_CAPTION} characters cut`, post.id);
  const name = placeName(places, post.place);
  return {
    category: post.imageFile ? PostCategory.IMAGE_POST : PostCategory.TEXT_POST,
    caption: text || null,
    media: post.imageFile ? [{ type: MediaType.IMAGE, url: mediaUrl(post.imageFile) }] : [],
    tags: tagsOf(post.tags, tally),
    location: name ? { name } : null,
  };
}

/** The graph names files that do not exist; the address belongs to no server. */
export function mediaUrl(imageFile: string): string {
  return `https://ldbc.example/${encodeURIComponent(imageFile)}`;
}
