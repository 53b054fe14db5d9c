import { randomBytes } from 'node:crypto';
import type { Person } from './person.js';

const CREATE_POST = /* GraphQL */ `
  mutation ($input: CreatePostInput!) {
    createPost(input: $input) {
      post {
        id
      }
    }
  }
`;

const ADD_COMMENT = /* GraphQL */ `
  mutation ($input: AddCommentInput!) {
    addComment(input: $input) {
      comment {
        id
      }
    }
  }
`;

/** Publishes a post through the API, words only unless told; answers its id. */
export async function publish(author: Person, input: Record<string, unknown> = {}): Promise<string> {
  const given = { category: 'TEXT_POST', caption: `Words ${randomBytes(4).toString('hex')}`, ...input };
  const { createPost } = await author.client.data(CREATE_POST, { input: given });
  return createPost.post.id;
}

/** Comments through the API; answers the comment's id. */
export async function comment(
  author: Person,
  targetId: string,
  parentId: string | null = null,
): Promise<string> {
  const input = { targetId, parentId, body: 'Lovely' };
  const { addComment } = await author.client.data(ADD_COMMENT, { input });
  return addComment.comment.id;
}
