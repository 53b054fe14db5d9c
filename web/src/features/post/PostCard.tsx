import { BadgeCheck, Eye, Lock, MapPin, MessageCircle, Repeat2, Sparkles, Users } from 'lucide-react';
import { memo, useState } from 'react';
import { Link } from 'react-router';
import {
  Avatar,
  Badge,
  Card,
  formatCount,
  formatDateTime,
  formatEnum,
  RichText,
  Skeleton,
  Time,
} from '../../ui/index.js';
import { Reactions } from '../reactions/Reactions.js';
import { MODELS } from './models.js';
import { Actions } from './PostActions.js';
import { PostMedia } from './PostMedia.js';
import { PostMenu } from './PostMenu.js';
import { QuotedPost } from './QuotedPost.js';
import type { OriginalPost, Post } from './types.js';
import { useViewed } from './useViewed.js';
import styles from './Post.module.css';

/** From this length on, a list shows the beginning of a text. */
const LONG = 420;

/** A post in a list, or, with `whole`, on its own page. */
export const PostCard = memo(function PostCard({ post, whole = false }: { post: Post; whole?: boolean }) {
  const shown = post.repostOf ?? post;
  const viewed = useViewed(shown.status === 'PUBLISHED' ? shown.id : null);
  return (
    <Card>
      <article ref={viewed} className={styles['post']} aria-label={`Post by ${shown.author.fullName}`}>
        {post.repostOf && (
          <p className={styles['reposted']}>
            <Repeat2 size={15} aria-hidden="true" />
            <Link to={`/@${post.author.username}`}>{post.author.fullName} reposted</Link>
          </p>
        )}
        <By post={shown} />
        <Content post={shown} whole={whole} />
        {shown.status === 'PUBLISHED' && <Footer post={shown} />}
      </article>
    </Card>
  );
});

function By({ post }: { post: OriginalPost }) {
  const { author } = post;
  const profile = `/@${author.username}`;
  return (
    <header className={styles['by']}>
      <Link to={profile} tabIndex={-1} aria-hidden="true">
        <Avatar name={author.fullName} src={author.avatar} size={42} />
      </Link>
      <div className={styles['who']}>
        <Link to={profile} className={styles['name']}>
          {author.fullName}
          {author.verified && <BadgeCheck size={16} color="var(--accent)" aria-label="Verified" />}
        </Link>
        <div className={styles['line']}>
          <span>@{author.username}</span>
          <span aria-hidden="true">·</span>
          <Link to={`/posts/${post.id}`}>
            <Time at={post.createdAt} />
          </Link>
          {post.editedAt && <span>· edited</span>}
          {post.visibility === 'FOLLOWERS' && <Users size={13} aria-label="Visible to followers" />}
          {post.visibility === 'PRIVATE' && <Lock size={13} aria-label="Visible to you only" />}
          {post.location?.name && (
            <span className={styles['place']}>
              <MapPin size={13} aria-hidden="true" /> {post.location.name}
            </span>
          )}
        </div>
      </div>
      {post.status === 'SCHEDULED' && post.publishAt && (
        <Badge tone="accent">{formatDateTime(post.publishAt)}</Badge>
      )}
      {(post.status === 'DRAFT' || post.status === 'ARCHIVED') && <Badge>{formatEnum(post.status)}</Badge>}
      <PostMenu post={post} />
    </header>
  );
}

function Content({ post, whole }: { post: OriginalPost; whole: boolean }) {
  const [open, setOpen] = useState(whole);
  const long = (post.caption?.length ?? 0) > LONG || (post.caption?.split('\n').length ?? 0) > 8;
  return (
    <>
      {post.title && <h2>{post.title}</h2>}
      {post.caption && (
        <div>
          <p className={styles['caption']} data-short={(long && !open) || undefined}>
            <RichText text={post.caption} mentions={post.mentions} />
          </p>
          {long && !open && (
            <button type="button" className={styles['toggle']} onClick={() => setOpen(true)}>
              Show all
            </button>
          )}
        </div>
      )}
      <PostMedia media={post.media} author={post.author.fullName} />
      {post.quoteOf && <QuotedPost post={post.quoteOf} />}
      <AiDetails of={post.aiDetails} />
    </>
  );
}

function AiDetails({ of }: { of: OriginalPost['aiDetails'] }) {
  if (!of?.isAIGenerated) return null;
  const rows = [
    ['Prompt', of.prompt],
    ['Style', of.style],
    ['Aspect ratio', of.aspectRatio],
    ['Seed', of.seed],
    ['Steps', of.steps],
  ].filter(([, value]) => value != null);
  const head = (
    <>
      <Sparkles size={15} aria-hidden="true" />
      {of.model ? `Made with ${MODELS[of.model]}` : 'Made with AI'}
    </>
  );
  if (rows.length === 0) return <p className={styles['reposted']}>{head}</p>;
  return (
    <details className={styles['ai']}>
      <summary>{head}</summary>
      <dl>
        {rows.map(([name, value]) => (
          <div key={name} style={{ display: 'contents' }}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

function Footer({ post }: { post: OriginalPost }) {
  const { comments, views } = post.stats;
  return (
    <footer className={styles['actions']}>
      <Reactions of={post} typename="Post" />
      <Link
        to={`/posts/${post.id}`}
        className="icon-button"
        aria-label={comments === 1 ? '1 comment' : `${comments} comments`}
        title="Comments"
      >
        <MessageCircle size={18} aria-hidden="true" />
        {comments > 0 && formatCount(comments)}
      </Link>
      <Actions post={post} />
      <span className={styles['views']} title="Views">
        <Eye size={15} aria-hidden="true" />
        <span className="visually-hidden">Views:</span> {formatCount(views)}
      </span>
    </footer>
  );
}

/** The place of a post that is loaded. */
export function PostSkeleton() {
  return (
    <Card>
      <div className={styles['blank']}>
        <Skeleton height={42} width="55%" />
        <Skeleton height={16} width="90%" />
        <Skeleton height={220} />
      </div>
    </Card>
  );
}
