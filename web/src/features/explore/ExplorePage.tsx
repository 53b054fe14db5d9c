import { useQuery } from '@apollo/client/react';
import { ExplorePageDocument } from '@leela/client/documents/explore.js';
import { FeedTrendingDocument } from '@leela/client/documents/feed.js';
import type { TrendingWindow } from '@leela/client/schema.js';
import { useState } from 'react';
import { Card, Page, Skeleton, Stack, Tabs } from '../../ui/index.js';
import { PersonRow } from '../people/PersonRow.js';
import { PostDialogs } from '../post/dialogs.js';
import { PostList } from '../post/PostList.js';
import { SearchBox } from './SearchBox.js';
import { TagLink } from './TagLink.js';
import styles from './Explore.module.css';

const WINDOWS: { value: TrendingWindow; label: string }[] = [
  { value: 'DAY', label: 'Today' },
  { value: 'WEEK', label: 'This week' },
  { value: 'MONTH', label: 'This month' },
];

/** What is popular: posts, tags, and users to follow. */
export function Component() {
  const [window, setWindow] = useState<TrendingWindow>('WEEK');
  return (
    <Page title="Explore" width="wide">
      <SearchBox />
      <div className={styles['layout']}>
        <PostDialogs>
          <Tabs
            value={window}
            onChange={setWindow}
            items={WINDOWS.map((item) => ({ ...item, content: <Trending window={item.value} /> }))}
          />
        </PostDialogs>
        <Aside />
      </div>
    </Page>
  );
}

function Trending({ window }: { window: TrendingWindow }) {
  const result = useQuery(FeedTrendingDocument, { variables: { window, first: 10 } });
  const posts = result.data?.trendingPosts;
  return <PostList result={result} list={posts} empty="Nothing is trending now. Look at a longer time." />;
}

function Aside() {
  const { data } = useQuery(ExplorePageDocument);
  const people = data?.viewer?.suggestedUsers.nodes ?? [];
  return (
    <aside className={styles['aside']} aria-label="Tags and people">
      <Card>
        <Stack>
          <h2>Trending tags</h2>
          {data ? (
            <div className={styles['tags']}>
              {data.trendingTags?.nodes.map((tag) => (
                <TagLink key={tag.id} tag={tag} />
              ))}
            </div>
          ) : (
            <Skeleton height={150} />
          )}
        </Stack>
      </Card>
      {people.length > 0 && (
        <Card>
          <Stack>
            <h2>People to follow</h2>
            <ul className={styles['people']}>
              {people.map((user) => (
                <PersonRow key={user.id} user={user} />
              ))}
            </ul>
          </Stack>
        </Card>
      )}
    </aside>
  );
}
