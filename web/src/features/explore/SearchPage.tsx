import { useQuery } from '@apollo/client/react';
import {
  SearchCommunityDocument,
  SearchPeopleDocument,
  SearchPostsPageDocument,
} from '@leela/client/documents/explore.js';
import { Link, useSearchParams } from 'react-router';
import { ConnectionList } from '../../app/ConnectionList.js';
import { Card, Empty, Page, Tabs, Time } from '../../ui/index.js';
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
  return <PersonList result={result} list={people} empty="No user has a name that begins so." />;
}

function Posts({ query }: { query: string }) {
  const result = useQuery(SearchPostsPageDocument, { variables: { query } });
  const posts = result.data?.searchPosts;
  return <PostList result={result} list={posts} empty="No public post has all of these words." />;
}

function Community({ query }: { query: string }) {
  const result = useQuery(SearchCommunityDocument, { variables: { query } });
  const posts = result.data?.searchCommunityPosts;
  return (
    <ConnectionList
      result={result}
      list={posts}
      empty={<Empty title="No community post has all of these words." />}
    >
      {(post) => (
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
      )}
    </ConnectionList>
  );
}
