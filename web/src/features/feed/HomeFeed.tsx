import { useQuery } from '@apollo/client/react';
import { FeedHomeDocument } from '@leela/client/documents/feed.js';
import { useMemo } from 'react';
import { Empty, LinkButton } from '../../ui/index.js';
import { PostList } from '../post/PostList.js';
import { StoryTray } from '../stories/StoryTray.js';
import { ComposeBar } from './ComposeBar.js';
import { NewPosts } from './NewPosts.js';

/** The posts of followed users, newest first, with their stories on top. */
export function HomeFeed() {
  const result = useQuery(FeedHomeDocument, { variables: { first: 10, more: false } });
  const viewer = result.data?.viewer;
  const feed = viewer?.homeFeed;
  const posts = useMemo(() => feed && { ...feed, nodes: feed.edges.map(({ node }) => node) }, [feed]);
  return (
    <>
      <StoryTray items={viewer?.storyTray?.nodes} />
      <ComposeBar />
      {feed && (
        <NewPosts
          after={feed.edges.find(({ cursor }) => cursor)?.cursor}
          onShow={() => result.refetch().then(() => undefined)}
        />
      )}
      <PostList
        result={result}
        list={posts}
        further={{ more: true }}
        empty={
          <Empty
            title="Your feed is empty"
            text="Follow users and tags, and their posts appear here."
            action={<LinkButton to="/explore">Explore</LinkButton>}
          />
        }
      />
    </>
  );
}
