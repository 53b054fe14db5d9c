import { useQuery } from '@apollo/client/react';
import { FeedTrendingDocument } from '@leela/client/documents/feed.js';
import { Card, LinkButton, Row } from '../../ui/index.js';
import { PostList } from '../post/PostList.js';
import styles from './Feed.module.css';

/** The home page of visitors. */
export function Welcome() {
  const result = useQuery(FeedTrendingDocument, { variables: { window: 'MONTH', first: 10 } });
  const posts = result.data?.trendingPosts;
  return (
    <>
      <Card>
        <div className={styles['welcome']}>
          <h2>Make it with AI. Show how.</h2>
          <p className="muted">
            Leela is where people who create with AI share their images, videos and prompts, and learn from
            each other.
          </p>
          <Row wrap>
            <LinkButton to="/sign-in">Sign in</LinkButton>
            <LinkButton to="/sign-up" kind="plain">
              Create an account
            </LinkButton>
          </Row>
        </div>
      </Card>
      <h2>Trending this month</h2>
      <PostList result={result} list={posts} empty="There are no posts yet." />
    </>
  );
}
