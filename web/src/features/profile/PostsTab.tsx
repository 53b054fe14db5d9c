import { useQuery } from '@apollo/client/react';
import { ProfilePostsDocument } from '@leela/client/documents/profile.js';
import type { PostCategory } from '@leela/client/schema.js';
import { Pin } from 'lucide-react';
import { useSearchParams } from 'react-router';
import { PostCard } from '../post/PostCard.js';
import { PostList } from '../post/PostList.js';
import { useProfile } from './ProfilePage.js';
import styles from './Profile.module.css';

const NAMES: Record<PostCategory, string> = {
  IMAGE_POST: 'Images',
  IMAGE_TEXT_POST: 'Images with text',
  NORMAL_VIDEO: 'Videos',
  SHORT: 'Shorts',
  TEXT_POST: 'Texts',
};

/** The posts of a user, the pinned one first. */
export function Component() {
  const user = useProfile();
  const [search, setSearch] = useSearchParams();
  const asked = search.get('category') ?? '';
  const category = asked in NAMES ? (asked as PostCategory) : null;
  const result = useQuery(ProfilePostsDocument, {
    variables: { username: user.username, category },
    fetchPolicy: 'cache-and-network',
  });
  const posts = result.data?.user?.posts;
  const pinned = category ? null : user.pinnedPost;
  const used = user.postCategories.filter(({ count }) => count > 0);
  const choose = (next: PostCategory | null) => setSearch(next ? { category: next } : {}, { replace: true });
  return (
    <>
      {used.length > 1 && (
        <div className={styles['chips']} role="group" aria-label="Kind of posts">
          <Chip on={!category} onClick={() => choose(null)} label="All" />
          {used.map(({ category: one, count }) => (
            <Chip
              key={one}
              on={category === one}
              onClick={() => choose(one)}
              label={`${NAMES[one]} ${count}`}
            />
          ))}
        </div>
      )}
      {pinned && (
        <>
          <p className={styles['pinned']}>
            <Pin size={14} aria-hidden="true" /> Pinned
          </p>
          <PostCard post={pinned} />
        </>
      )}
      <PostList
        result={result}
        list={posts && { ...posts, nodes: posts.nodes.filter(({ id }) => id !== pinned?.id) }}
        empty={pinned ? null : 'No posts yet'}
      />
    </>
  );
}

function Chip({ on, onClick, label }: { on: boolean; onClick: () => void; label: string }) {
  return (
    <button type="button" className={styles['chip']} aria-pressed={on} onClick={onClick}>
      {label}
    </button>
  );
}
