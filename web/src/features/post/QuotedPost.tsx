import type { QuotedPostPartsFragment } from '@leela/client/documents/post-parts.js';
import { Link } from 'react-router';
import { Avatar, Row, Time } from '../../ui/index.js';
import { Picture } from './PostMedia.js';
import styles from './Post.module.css';

/** The post that another one quotes. The whole box is a link, so its text has none. */
export function QuotedPost({ post }: { post: QuotedPostPartsFragment }) {
  const [first] = post.media;
  return (
    <Link
      to={`/posts/${post.id}`}
      className={styles['quote']}
      style={{ textDecoration: 'none' }}
      aria-label={`Quoted post by ${post.author.fullName}`}
    >
      <Row>
        <Avatar name={post.author.fullName} src={post.author.avatar} size={24} />
        <span className="strong">{post.author.fullName}</span>
        <span className="muted small">
          <Time at={post.createdAt} />
        </span>
      </Row>
      {post.title && <span className="strong">{post.title}</span>}
      {post.caption && (
        <span className={styles['caption']} data-short>
          {post.caption}
        </span>
      )}
      {first && (
        <div className={styles['quoteMedia']}>
          {first.type === 'IMAGE' ? (
            <Picture media={first} alt={first.alt ?? ''} />
          ) : (
            first.thumbnailUrl && (
              <Picture media={{ ...first, url: first.thumbnailUrl }} alt={first.alt ?? 'Video'} />
            )
          )}
        </div>
      )}
    </Link>
  );
}
