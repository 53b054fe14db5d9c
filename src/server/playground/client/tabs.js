/** The operations in the first tabs of a new visitor. Each runs unchanged. */

const POST_CARD = `fragment PostCard on Post {
  id
  category
  caption
  createdAt
  author { username fullName avatar verified }
  stats { likes comments views }
  viewerReaction
}`;

/** @param {string} postId a public post */
export function firstTabs(postId) {
  return [
    tab(
      `# Sign in above, then run this:
# what the people you follow have posted.
query HomeFeed($first: Int!, $after: String) {
  viewer {
    homeFeed(first: $first, after: $after) {
      pageInfo { hasNextPage endCursor }
      edges { cursor node { ...PostCard } }
    }
  }
}

${POST_CARD}`,
      { first: 5 },
    ),
    tab(
      `# What rises this week; visitors see it too.
query Trending($window: TrendingWindow!, $first: Int!) {
  trendingPosts(window: $window, first: $first) {
    edges { node { ...PostCard } }
  }
}

${POST_CARD}`,
      { window: 'WEEK', first: 5 },
    ),
    tab(
      `query UserProfile($username: String!, $first: Int!) {
  user(username: $username) {
    id
    fullName
    bio
    stats { posts followers following likesReceived }
    viewerIsFollowing
    posts(first: $first) {
      totalCount
      nodes { id category caption createdAt }
    }
  }
}`,
      { username: 'mira', first: 6 },
    ),
    tab(
      `# Refusals come back in userErrors, for they are
# selected: try an empty caption.
mutation CreatePost($input: CreatePostInput!) {
  createPost(input: $input) {
    post { id category caption createdAt tags { name } mentions { username } }
    userErrors { code field message }
  }
}`,
      {
        input: {
          category: 'TEXT_POST',
          caption: 'Hello from the playground #hello @jonas',
          visibility: 'PUBLIC',
        },
      },
    ),
    tab(
      `# Run the subscription in the next tab first,
# then watch there what this does.
mutation React($targetId: ID!, $reaction: Reaction!) {
  react(input: { targetId: $targetId, reaction: $reaction }) {
    target { ... on Post { id viewerReaction stats { likes } } }
    userErrors { code field message }
  }
}`,
      { targetId: postId, reaction: 'LOVE' },
    ),
    tab(
      `# Stays open: react to this post in another tab.
subscription OnPostActivity($postId: ID!) {
  postActivity(postId: $postId) {
    post { id stats { likes comments shares views } }
    newComment { id body author { username } }
  }
}`,
      { postId },
    ),
    tab(
      `query Sessions {
  viewer {
    sessions(first: 20) {
      nodes { id current device browser os ipAddress createdAt lastActiveAt expiresAt }
    }
  }
}`,
      {},
    ),
  ];
}

function tab(query, variables) {
  return { query, variables: JSON.stringify(variables, null, 2), headers: '' };
}
