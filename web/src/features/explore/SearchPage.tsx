import { useQuery } from '@apollo/client/react';
import {
  SearchCommunityDocument,
  SearchPeopleDocument,
  SearchPostsPageDocument,
} from '@leela/client/documents/explore.js';
import { Link, useSearchParams } from 'react-router';
import { useMore } from '../../app/useMore.js';
import { Card, Empty, InfiniteList, Page, Skeleton, Stack, Tabs, Time } from '../../ui/index.js';
import { PersonList } from '../people/PersonList.js';
import { PostDialogs } from '../post/dialogs.js';
import { PostList } from '../post/PostList.js';
import { SearchBox } from './SearchBox.js';
import styles from './Explore.module.css';

type Tab = 'people' | 'posts' | 'community';

/** The results of a search: people, posts, community posts. */
export function Component() {
  const [search, setSearch] = useSearchParams();
  const query = search.get('q')?.trim() ?? '';
  const asked = search.get('tab');
  const tab: Tab = asked === 'posts' || asked === 'community' ? asked : 'people';
  return (
    <Page title={query ? `Search: ${query}` : 'Search'} hideTitle>
      <SearchBox value={query} tab={tab} />
      {query ? (
        <PostDialogs>
          <Tabs
            value={tab}
            onChange={(next) => setSearch({ q: query, tab: next }, { replace: true })}
            items={[
              { value: 'people', label: 'People', content: <People query={query} /> },
              { value: 'posts', label: 'Posts', content: <Posts query={query} /> },
              { value: 'community', label: 'Community', content: <Community query={query} /> },
            ]}
          />
        </PostDialogs>
      ) : (
        <Empty title="What are you looking for?" text="Search for a name, or for words of a post." />
      )}
    </Page>
  );
}

function People({ query }: { query: string }) {
  const result = useQuery(SearchPeopleDocument, { variables: { query } });
  const people = result.data?.searchUsers;
  const more = useMore(result, people?.pageInfo);
  if (result.error && !people) throw result.error;
  return <PersonList people={people?.nodes} more={more} empty="No user has a name that begins so." />;
}

function Posts({ query }: { query: string }) {
  const result = useQuery(SearchPostsPageDocument, { variables: { query } });
  const posts = result.data?.searchPosts;
  const more = useMore(result, posts?.pageInfo);
  if (result.error && !posts) throw result.error;
  return <PostList posts={posts?.nodes} more={more} empty="No public post has all of these words." />;
}

function Community({ query }: { query: string }) {
  const result = useQuery(SearchCommunityDocument, { variables: { query } });
  const posts = result.data?.searchCommunityPosts;
  const more = useMore(result, posts?.pageInfo);
  if (result.error && !posts) throw result.error;
  if (!posts) return <Skeleton height={240} />;
  if (posts.nodes.length === 0) return <Empty title="No community post has all of these words." />;
  return (
    <InfiniteList {...more}>
      <Stack>
        {posts.nodes.map((post) => (
          <Card key={post.id}>
            <article className={styles['hit']}>
              <h2>
                <Link to={`/community/${post.id}`}>{post.title}</Link>
              </h2>
              <p>{post.excerpt}</p>
              <span className="muted small">
                <Link to={`/@${post.author.username}`}>{post.author.fullName}</Link>
                {post.group && (
                  <>
                    {' in '}
                    <Link to={`/groups/${post.group.slug}`}>{post.group.name}</Link>
                  </>
                )}
                {' · '}
                <Time at={post.createdAt} />
              </span>
            </article>
          </Card>
        ))}
      </Stack>
    </InfiniteList>
  );
}
