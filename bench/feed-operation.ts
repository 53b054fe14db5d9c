import { operation } from './client.js';

/** The page that a home screen shows: 20 posts with authors, three comments each, and what the viewer did to them. */
export const HOME_FEED = operation(/* GraphQL */ `
  query HomeFeed {
    viewer {
      homeFeed(first: 20) {
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          id
          category
          caption
          createdAt
          media {
            url
            width
            height
          }
          author {
            id
            username
            fullName
            avatar
            verified
          }
          stats {
            likes
            comments
          }
          viewerReaction
          viewerHasSaved
          comments(first: 3) {
            nodes {
              id
              body
              createdAt
              author {
                id
                username
                avatar
              }
            }
          }
        }
      }
    }
  }
`);
