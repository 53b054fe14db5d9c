/** The operations of the social core that the tests of writing send. */
export const CREATE = `mutation ($input: CreatePostInput!) { createPost(input: $input) { post {
  id category title caption createdAt visibility status tags { name } mentions { id username }
  location { name latitude longitude } media { type url width height duration } aiDetails { isAIGenerated model prompt }
  author { id stats { posts } } } } }`;
export const CREATE_FORM = `mutation ($input: CreatePostInput!) { createPost(input: $input) { post { id } userErrors { code field message } } }`;
export const UPDATE = `mutation ($input: UpdatePostInput!) { updatePost(input: $input) { post {
  id title caption editedAt visibility tags { name } mentions { username } location { name latitude } } } }`;
export const DELETE = `mutation ($id: ID!) { deletePost(input: { postId: $id }) { deletedId } }`;
export const SHARE = `mutation ($id: ID!) { sharePost(input: { postId: $id }) { post { id stats { shares } } } }`;
export const VIEWS = `mutation ($ids: [ID!]!) { recordViews(input: { postIds: $ids }) { recorded } }`;
export const REACT = `mutation ($id: ID!, $reaction: Reaction!) { react(input: { targetId: $id, reaction: $reaction }) { target {
  ... on Post { id viewerReaction stats { likes } reactions { reaction count } }
  ... on Comment { id viewerReaction stats { likes } } } } }`;
export const UNREACT = `mutation ($id: ID!) { unreact(input: { targetId: $id }) { target {
  ... on Post { id viewerReaction stats { likes } } ... on Comment { id viewerReaction stats { likes } } } } }`;
export const COMMENT = `mutation ($input: AddCommentInput!) { addComment(input: $input) { comment {
  id body depth mentions { username } author { id username } parent { id stats { replies } } target { ... on Post { id stats { comments } } } } } }`;
export const EDIT_COMMENT = `mutation ($id: ID!, $body: String!) { editComment(input: { commentId: $id, body: $body }) { comment { id body editedAt } } }`;
export const DELETE_COMMENT = `mutation ($id: ID!) { deleteComment(input: { commentId: $id }) { deletedId } }`;
export const SAVE = `mutation ($input: SavePostInput!) { savePost(input: $input) { post { id viewerHasSaved stats { saves } } } }`;
export const UNSAVE = `mutation ($id: ID!) { unsavePost(input: { postId: $id }) { post { id viewerHasSaved stats { saves } } } }`;
export const FOLLOW = `mutation ($id: ID!) { follow(input: { userId: $id }) { user { id viewerIsFollowing viewerFollowRequested stats { followers } } } }`;
export const UNFOLLOW = `mutation ($id: ID!) { unfollow(input: { userId: $id }) { user { id viewerIsFollowing stats { followers } } } }`;
export const BLOCK = `mutation ($id: ID!) { block(input: { userId: $id }) { user { id viewerHasBlocked } } }`;
export const UNBLOCK = `mutation ($id: ID!) { unblock(input: { userId: $id }) { user { id viewerHasBlocked } } }`;

/** A picture and a film that every rule accepts. */
export const IMAGE = { type: 'IMAGE', url: 'https://cdn.example/a.jpg', width: 1024, height: 1024 };
export const VIDEO = { type: 'VIDEO', url: 'https://cdn.example/a.mp4', duration: 30 };
